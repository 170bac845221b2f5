/// How a page was taken out of the scan that it is on.
///
/// The coordinates of a record are pixels of the scan turned by `rotation`, whole: neither what was cut off nor the other
/// page of a spread shifts them.
package struct PageFraming: Sendable, Hashable, Codable {
    /// Which page of the scan it is.
    package enum Side: String, Sendable, Hashable, Codable, CaseIterable {
        /// The only one.
        case single
        /// The left or right one of a spread of two.
        case left, right
    }

    /// Degrees by which the scan was turned clockwise so that the page stands upright: 0, 90, 180 or 270.
    package var rotation: Judged<Int>
    /// Whether the scan was a negative, white on black, and its tones were reversed.
    package var inverted: Judged<Bool>
    /// The part of the turned scan that was taken for the page: without the film's dark ground and the facing page.
    package var box: Judged<PixelRect>
    /// Which page of the scan it is.
    package var side: Judged<Side>

    package init(rotation: Judged<Int>, inverted: Judged<Bool>, box: Judged<PixelRect>, side: Judged<Side>) {
        (self.rotation, self.inverted, self.box, self.side) = (rotation, inverted, box, side)
    }

    /// Quarter turns clockwise that make the scan upright, `0...3`.
    package var quarterTurns: Int { ((rotation.value / 90) % 4 + 4) % 4 }
}

extension PageFraming.Side {
    /// What the page's id has after that of its scan: `#left`, `#right`, or nothing.
    package var idSuffix: String { self == .single ? "" : "#\(rawValue)" }
}
