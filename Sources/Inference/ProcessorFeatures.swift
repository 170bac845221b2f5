import Foundation

/// What the processor computes besides 32-bit floats, by the flags that Linux lists.
package struct ProcessorFeatures: Sendable, Hashable {
    /// Products of whole tiles of 16-bit brain floats: AMX-BF16.
    package var hasBrainFloatTiles: Bool
    /// Any products of brain floats: AMX-BF16 or AVX512-BF16.
    package var hasBrainFloats: Bool
    /// Sums of products of 8-bit integers: AVX512-VNNI or AVX-VNNI.
    package var hasByteProducts: Bool

    /// Reads the flags of the first processor of a list as `/proc/cpuinfo` is; without any, nothing is there.
    package init(cpuInfo: String) {
        let line = cpuInfo.split(separator: "\n").first { $0.hasPrefix("flags") } ?? ""
        let flags = Set(line.drop { $0 != ":" }.dropFirst().split(whereSeparator: \.isWhitespace))
        hasBrainFloatTiles = flags.contains("amx_bf16")
        hasBrainFloats = hasBrainFloatTiles || flags.contains("avx512_bf16")
        hasByteProducts = !flags.isDisjoint(with: ["avx512_vnni", "avx_vnni"])
    }

    /// The processor that this program runs on.
    package static let own = Self(cpuInfo: (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? "")

    /// The precision in which the processor computes networks with weights of 8 bits fastest.
    ///
    /// Brain floats come first where there are tiles: they are faster than integers, and nearer to 32-bit floats. Without
    /// tiles they are slower than 32-bit floats, as measured with the tiles of such a processor hidden.
    package var fastestPrecision: InferenceSettings.Precision {
        hasBrainFloatTiles ? .bf16 : hasByteProducts ? .int8 : .f32
    }

    /// Whether the processor computes in a precision; where it does not, OpenVINO computes in another one without a word,
    /// or wrongly.
    package func has(_ precision: InferenceSettings.Precision) -> Bool {
        switch precision {
        case .f32: true
        case .bf16: hasBrainFloats
        case .int8: hasByteProducts
        }
    }
}
