import CorpusFiles
package import Inference

/// How blocks of text are cut and read; one value, part of the pipeline's configuration.
///
/// The defaults are the measured optimum of cost and error; see `Benchmarks/recognition.md`.
package struct RecognitionSettings: Sendable, Hashable, Codable {
    /// How Tesseract separates ink from paper to find lines and words; the characters themselves are read in gray.
    package enum Binarization: String, Sendable, Hashable, Codable, CaseIterable {
        /// One threshold for each block, after Otsu.
        case otsu
        /// Otsu's threshold in tiles.
        case tiledOtsu = "tiled_otsu"
        /// A threshold from the mean and deviation around each pixel, after Sauvola.
        case sauvola

        var tesseractValue: String {
            switch self {
            case .otsu: "0"
            case .tiledOtsu: "1"
            case .sauvola: "2"
            }
        }
    }

    /// Engines.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Our own line recogniser, and Tesseract for lines of which it is unsure and languages that it does not know.
        case both
        /// Our own line recogniser alone.
        case reader
        /// Tesseract alone.
        case tesseract
    }

    /// Where a page's words come from.
    package enum TextChoice: String, Sendable, Hashable, Codable, CaseIterable {
        /// They are read.
        case read
        /// From the archive's ALTO or hOCR; pages that have none are read.
        case alto
        /// Of each region the better one of both.
        case best
    }

    /// What reads.
    package var kind: Kind
    /// Where words come from.
    package var text: TextChoice
    /// Numeric precision of the reader's network.
    package var precision: PrecisionChoice
    /// Tesseract's names of languages joined by `+`: `eng`, `deu+eng`.
    package var language: String
    /// Folder of the `.traineddata` files; absent for Tesseract's own.
    package var dataPath: String?
    /// Type with a smaller x-height, in pixels, is enlarged to it before reading.
    package var smallestXHeight: Double
    /// Type with a larger x-height, in pixels, is reduced to it before reading.
    package var largestXHeight: Double
    /// Width of a block is multiplied by this more than its height; 1 keeps the proportions.
    package var bodyStretch: Double
    /// Page pixels around a region that are read with it, in x-heights; ink there may belong to the region.
    package var padding: Double
    /// Blank paper around a block, in pixels of the scaled block.
    package var margin: Int
    /// How ink is separated from paper.
    package var binarization: Binarization
    /// Whether uneven paper is evened out before reading.
    package var flattensPaper: Bool
    /// How blocks of body type are read.
    package var pageMode: TextBlock.PageMode
    /// Bodies of more lines are read in parts of at most this many: over a whole column leaning or bent lines go astray.
    package var blockLines: Int
    /// Whether headlines are divided into blocks of one size of type and read by the display settings.
    package var separatesDisplayType: Bool
    /// Height to which the capitals of display type are brought, pixels.
    package var displayHeight: Double
    /// Width of display type is multiplied by this more than its height.
    package var displayStretch: Double
    /// How blocks of display type are read.
    package var displayPageMode: TextBlock.PageMode
    /// Whether lines that read badly are tried again as light on dark, at about a third more cost.
    package var readsInverted: Bool
    /// Whether regions judged illegible are left unread.
    package var skipsIllegible: Bool
    /// Further variables of Tesseract by name.
    package var variables: [String: String]

    /// The measured optimum for a language.
    package init(language: String = "eng") {
        (kind, text, precision) = (.both, .read, .auto)
        self.language = language
        dataPath = nil
        (smallestXHeight, largestXHeight, bodyStretch) = (8, 14, 1)
        (padding, margin) = (0.2, 10)
        (binarization, flattensPaper) = (.otsu, true)
        pageMode = .block
        blockLines = 50
        (separatesDisplayType, displayHeight, displayStretch, displayPageMode) = (true, 32, 1.2, .column)
        (readsInverted, skipsIllegible) = (false, true)
        variables = [:]
    }
}

extension RecognitionSettings {
    /// Whether Tesseract takes part.
    package var usesTesseract: Bool { kind != .reader }
    /// Whether the reader takes part.
    package var usesReader: Bool { kind != .tesseract }

    /// The languages by themselves.
    package var languages: [String] { language.split(separator: "+").map(String.init) }

    /// Refuses values outside their ranges.
    ///
    /// - Throws: `RecognitionError`, code `bad-settings`, naming the setting.
    func validate() throws(RecognitionError) {
        let checks: [(name: String, value: Double, range: ClosedRange<Double>)] = [
            ("smallestXHeight", smallestXHeight, 1...200),
            ("largestXHeight", largestXHeight, max(1, smallestXHeight)...400),
            ("bodyStretch", bodyStretch, 0.25...4),
            ("padding", padding, 0...10),
            ("margin", Double(margin), 0...1000),
            ("blockLines", Double(blockLines), 1...10_000),
            ("displayHeight", displayHeight, 8...400),
            ("displayStretch", displayStretch, 0.25...4),
        ]
        for check in checks where !check.range.contains(check.value) {
            throw RecognitionError(
                .badSettings,
                "recognition setting \(check.name) is \(check.value); it must lie in \(check.range)"
            )
        }
    }
}
