/// Conversion of colours to gray, the same for every format.
///
/// Rec. 601 luma of the gamma-encoded values, `0.299 R + 0.587 G + 0.114 B`, in sixteenths of a bit: what JPEG stores
/// as Y. Transparent pixels lie on white paper.
enum GrayTone {
    /// Luma of a colour.
    @inline(__always)
    static func luma(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
        UInt8(
            truncatingIfNeeded: (UInt32(red) &* 19_595 &+ UInt32(green) &* 38_470 &+ UInt32(blue) &* 7_471 &+ 32_768)
                >> 16
        )
    }

    /// A tone seen over white through an opacity, 255 being opaque.
    @inline(__always)
    static func overWhite(_ tone: UInt8, alpha: UInt8) -> UInt8 {
        let mixed = UInt32(tone) &* UInt32(alpha) &+ 255 &* (255 &- UInt32(alpha))
        return UInt8(truncatingIfNeeded: (mixed &+ 127) / 255)
    }

    /// Luma of inks, each 0 for none and 255 for full.
    @inline(__always)
    static func luma(cyan: UInt8, magenta: UInt8, yellow: UInt8, black: UInt8) -> UInt8 {
        let light = 255 &- UInt32(black)
        func channel(_ ink: UInt8) -> UInt8 { UInt8(truncatingIfNeeded: ((255 &- UInt32(ink)) &* light &+ 127) / 255) }
        return luma(channel(cyan), channel(magenta), channel(yellow))
    }
}
