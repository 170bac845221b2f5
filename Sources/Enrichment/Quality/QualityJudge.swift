import CorpusFiles
import Foundation
package import Inference
import LanguageDetection

/// Measures how good a text is, without understanding it.
///
/// Names beginning with `rps_doc_` are those of RedPajama-V2 (Weber et al., 2024), measured as there; all words are counted, not those
/// of a list alone. The others are ours; `docs/quality-and-topics.md` lists all.
package struct QualityJudge: Sendable {
    private let words: WordJudge
    private let language: PeriodLanguage
    /// Digest of models, table and method: signals of other ones may differ.
    package let fingerprint: String

    /// Loads the models and the table of words.
    ///
    /// - Throws: `InferenceError` where a model is missing or altered, `EnrichmentError` with `tableMissing` where the table is.
    package init(models: ModelStore, tables: EnrichmentTables) throws {
        words = WordJudge(table: try WordTable(tables))
        language = try PeriodLanguage(models)
        let parts = [
            try models.companion(PeriodLanguage.modelName), try models.companion(PeriodLanguage.alphabetName),
            try tables.table(WordTable.fileName),
        ]
        fingerprint = parts.map { hexadecimal(SHA256.hash(data: $0)).prefix(16) }.joined(separator: "-") + "-1"
    }

    /// All signals of an article, its language, and the estimate of its character error rate.
    ///
    /// The estimate is absent of texts without words and of texts in another language than English, whose words the table does not
    /// know. Shares are `0...1`; of a text without words the number of words is the only signal.
    package func signals(of article: EnrichedText) -> QualitySignals {
        let source = Array(article.text.unicodeScalars)
        let text = PrintedText(source, isWord: words.isKnown)
        let repetition = Repetition(text)
        var result = QualitySignals(signals: ["rps_doc_word_count": Double(repetition.wordCount)])
        result.signals["confidence"] = article.confidence
        result.signals["legibility"] = article.legibility.flatMap { Self.legibility[$0] }
        guard repetition.wordCount > 0 else { return result }
        let counts = count(text)
        let log = language.meanLog(of: text.scalars)
        func share(_ part: Int, of whole: Int) -> Double { Double(part) / Double(max(1, whole)) }
        let tokens = text.tokens.count
        result.signals.merge(
            [
                "rps_doc_mean_word_length": share(repetition.characterCount, of: repetition.wordCount),
                "rps_doc_frac_all_caps_words": share(counts.allCapitals, of: tokens),
                "rps_doc_stop_word_fraction": share(counts.stopWords, of: repetition.wordCount),
                "rps_doc_symbol_to_word_ratio": share(counts.symbols, of: tokens),
                "rps_doc_frac_no_alph_words": share(counts.withoutLetters, of: tokens),
                "digits": share(counts.digits, of: counts.characters),
                "capitals": share(counts.capitals, of: counts.letters),
                "signs": share(counts.signs, of: counts.characters),
                "strays": share(counts.strays, of: counts.words),
                "non_words": share(counts.unknown, of: counts.words),
                "unlikely_words": counts.unlikely / Double(max(1, counts.words)),
                "perplexity": exp(-log),
                "repeated_lines": Repetition.repeatedLines(source),
            ],
            uniquingKeysWith: { $1 }
        )
        let variety = repetition.variety()
        result.signals["rps_doc_frac_unique_words"] = variety.unique
        result.signals["rps_doc_unigram_entropy"] = variety.entropy
        for length in 2...4 { result.signals["rps_doc_frac_chars_top_\(length)gram"] = repetition.topShare(length) }
        for length in 5...10 {
            result.signals["rps_doc_frac_chars_dupe_\(length)grams"] = repetition.repeatedShare(length)
        }
        // What is no good text of any language has none, whatever CLD2 takes it for; but misread English is English.
        let isLatin = 2 * counts.foreignLetters < counts.letters
        let isNoise = isLatin && log < Self.leastLog
        if let found = LanguageDetector.language(of: text.scalars, words: counts.wordsOfLetters),
            found.language == "en" || !isNoise
        {
            (result.language, result.languageShare) = (found.language, found.share)
        }
        if counts.words > 0, isLatin, (result.language ?? "en") == "en" {
            result.quality =
                ErrorEstimate(
                    words: repetition.wordCount,
                    unlikely: counts.unlikely / Double(counts.words),
                    strays: share(counts.strays, of: counts.words),
                    perplexity: exp(-log),
                    confidence: article.confidence
                ).characterErrorRate
        }
        return result
    }

    private static let legibility = ["legible": 1.0, "borderline": 0.5, "illegible": 0.0]
    /// Mean logarithm of a character below which a text is no good text of any language.
    private static let leastLog = -3.4

    private struct Counts {
        var characters = 0, letters = 0, capitals = 0, digits = 0, signs = 0
        /// Letters of other alphabets than the Latin.
        var foreignLetters = 0
        /// Tokens with a letter; those of two or more letters and nothing else.
        var words = 0, wordsOfLetters = 0
        var unknown = 0, strays = 0, allCapitals = 0, withoutLetters = 0, stopWords = 0, symbols = 0
        /// How many of the unknown words are misread, as far as their letters tell.
        var unlikely = 0.0
    }

    private func count(_ text: PrintedText) -> Counts {
        var counts = Counts()
        for token in text.tokens {
            counts.characters += token.range.count
            counts.letters += token.letters
            counts.capitals += token.capitals
            counts.digits += token.digits
            for scalar in text.scalars[token.range] {
                if Self.isStrange(scalar) { counts.signs += 1 }
                if scalar.value >= 0x370, scalar.isLetter, !(0x1E00..<0x1F00 ~= scalar.value) {
                    counts.foreignLetters += 1
                }
            }
            counts.symbols += Self.symbols(in: text.scalars[token.range])
            if token.letters == 0 { counts.withoutLetters += 1 }
            if token.capitals > 0, token.smalls == 0 { counts.allCapitals += 1 }
            let core = text.scalars[token.core]
            if StopWords.contains(core) { counts.stopWords += 1 }
            guard token.letters > 0 else { continue }
            counts.words += 1
            if token.letters > 1, token.letters == token.core.count { counts.wordsOfLetters += 1 }
            let isKnown = token.digits > 0 ? words.isNumber(core) : words.isKnown(core)
            guard !isKnown else { continue }
            counts.unknown += 1
            if token.letters == 1, token.digits == 0 { counts.strays += 1 }
            let whole: [Unicode.Scalar] = [" "] + text.scalars[token.range] + [" "]
            let log = language.meanLog(of: whole) * Double(whole.count) / Double(whole.count - 1)
            counts.unlikely += 1 / (1 + exp((Self.likeWord + log) / 0.3))
        }
        return counts
    }

    /// Mean logarithm, negated, of a character of a word that is as often misread as it is a name.
    private static let likeWord = 3.4

    /// Whether a sign is neither letter, digit nor among those of usual texts.
    private static func isStrange(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isLetterOrDigit && !usualSigns.contains(scalar.value)
    }

    private static let usualSigns = Set(".,;:'\"’‘“”-—–()$?!&[]%£½¼¾".unicodeScalars.map(\.value))

    /// Hash signs and rows of dots.
    private static func symbols(in token: ArraySlice<Unicode.Scalar>) -> Int {
        var (count, dots) = (0, 0)
        for scalar in token {
            dots = scalar == "." ? dots + 1 : 0
            if scalar == "#" || scalar == "…" || dots == 3 { count += 1 }
        }
        return count
    }
}
