import CorpusFiles

/// Faults of press and scan, with a strength for each.
///
/// A strength is `0` for none and `1` for the worst that occurs in newspapers; `skew` is an angle.
package struct FaultSettings: Sendable, Hashable, Codable {
    /// Ink that spread into the paper: heavier strokes, filled counters.
    package var inkSpread = 0.0
    /// Broken and pale type: worn sorts, uneven inking.
    package var inkBreaks = 0.0
    /// The other side of the leaf shining through, mirrored.
    package var bleedThrough = 0.0
    /// Paper and ink in gray tones with a grain, instead of white and black.
    package var toning = 0.0
    /// Angle the page lies at, degrees, positive where lines fall to the right.
    package var skew = 0.0
    /// A page that does not lie flat: waves, and a bend towards the binding.
    package var warp = 0.0
    /// Uneven light over the page.
    package var unevenLight = 0.0
    /// Dark edges of microfilm.
    package var darkEdges = 0.0
    /// Dust, specks and scratches.
    package var speckle = 0.0
    /// Fewer pixels: at 1 the page has 0.45 times the width.
    package var lowResolution = 0.0
    /// Blocks and rings of strong JPEG compression.
    package var jpeg = 0.0
    /// Black and white only: 0.5 is a good threshold, near 0 a light and at 1 a heavy one.
    package var bitonal = 0.0

    /// The film's dark ground around the page, with the edge of the facing page: how wide.
    package var film = 0.0
    /// Parts of the page lost at the edges of the picture.
    package var crop = 0.0
    /// The sheet's fold across the middle.
    package var fold = 0.0

    /// No faults.
    package init() {}

    /// All faults of a usual scan at one strength; the seed decides which are left out, and the skew (up to 1.5 degrees either way).
    package static func usual(strength: Double, seed: UInt64) -> FaultSettings {
        var random = SeededGenerator(seed: seed).branch("usual faults")
        var faults = FaultSettings()
        func some(_ least: Double) -> Double { strength * random.real(least...1) }
        faults.inkSpread = some(0.1)
        faults.inkBreaks = some(0.1)
        faults.bleedThrough = random.bool(probability: 0.5) ? some(0) : 0
        faults.toning = some(0.4)
        faults.skew = strength * random.real(-1.5...1.5)
        faults.warp = random.bool(probability: 0.5) ? some(0) : 0
        faults.unevenLight = some(0)
        faults.darkEdges = random.bool(probability: 0.6) ? some(0.2) : 0
        faults.speckle = some(0)
        faults.lowResolution = random.bool(probability: 0.25) ? some(0) * 0.6 : 0
        faults.jpeg = some(0)
        faults.bitonal = random.bool(probability: 0.25) && strength > 0 ? random.real(0.3...0.7) : 0
        faults.film = random.bool(probability: 0.3) ? some(0.1) : 0
        faults.crop = random.bool(probability: 0.15) ? some(0.1) : 0
        faults.fold = random.bool(probability: 0.2) ? some(0.2) : 0
        return faults
    }

    /// Names and key paths, for command lines and files.
    package static let names: [(name: String, path: any WritableKeyPath<FaultSettings, Double> & Sendable)] = [
        ("ink-spread", \.inkSpread), ("ink-breaks", \.inkBreaks), ("bleed-through", \.bleedThrough),
        ("toning", \.toning),
        ("skew", \.skew), ("warp", \.warp), ("uneven-light", \.unevenLight), ("dark-edges", \.darkEdges),
        ("speckle", \.speckle), ("low-resolution", \.lowResolution), ("jpeg", \.jpeg), ("bitonal", \.bitonal),
        ("film", \.film), ("crop", \.crop), ("fold", \.fold),
    ]

    /// Reads `NAME=STRENGTH,...`, for example `skew=-0.8,speckle=0.3`.
    ///
    /// - Throws: `TypesetterError` with code `.badSetting`, with the names of all faults.
    package init(parsing text: String) throws {
        self.init()
        for part in text.split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard
                pair.count == 2, let strength = Double(pair[1]),
                let fault = Self.names.first(where: { $0.name == pair[0] }),
                fault.name == "skew" ? abs(strength) <= 10 : (0...1).contains(strength)
            else {
                let names = Self.names.map(\.name).joined(separator: ", ")
                throw TypesetterError(
                    .badSetting,
                    "'\(part)' is not NAME=STRENGTH with a strength from 0 to 1 (skew: -10 to 10 degrees); names: \(names)"
                )
            }
            self[keyPath: fault.path] = strength
        }
    }
}
