import CorpusModel
import CorpusText
import Foundation

/// What the text of a printed line tells of its kind, in numbers.
///
/// Signs that hold for any newspaper, not its words: a network that saw the words of a few hundred pages would know these
/// pages by heart.
struct LineTraits: Sendable, Equatable {
    /// `[count]`, each some `0...1`; the first is 1.
    let values: [Float]
    /// Whether a word is divided at its end, a sentence ends there, its first letter is small, or is a capital.
    private let isDivided: Bool, endsSentence: Bool, beginsSmall: Bool, beginsLarge: Bool

    /// Numbers of a line and of a pair of lines.
    static let count = 20, pairCount = 4
    /// The numbers of a line that was not read, or of a picture.
    static let unread = [Float](repeating: 0, count: count)

    /// What a text tells; `nil` for one without a letter or digit.
    ///
    /// - Parameters:
    ///   - text: of the line.
    ///   - confidence: of its reading, `0...1`.
    init?(_ text: String, confidence: Double) {
        let signs = Array(text.unicodeScalars.filter { $0 != " " })
        let words = Folding.words(of: text)
        guard !words.isEmpty else { return nil }
        let letters = signs.filter(\.properties.isAlphabetic)
        let digits = signs.filter { (0x30...0x39).contains($0.value) }.count
        let first = signs.first { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        beginsSmall = first?.properties.isLowercase ?? false
        beginsLarge = first?.properties.isUppercase ?? false
        let last = signs.last { !Self.closing.contains($0) }
        isDivided = last.map { "-\u{AD}\u{2010}=".unicodeScalars.contains($0) } ?? false
        endsSentence = last.map { ".!?".unicodeScalars.contains($0) } ?? false
        let length = Double(words.count), size = Double(signs.count)
        func share(_ lexicon: Set<String>) -> Double { Double(words.filter(lexicon.contains).count) / length }
        let printed = text.split(separator: " ").filter { $0.count > 3 }
        let capitalised = printed.filter { $0.first { $0.isLetter }?.isUppercase ?? false }.count
        let numbers: [Double] = [
            1, confidence, log(size + 1) / 5,
            Double(letters.filter(\.properties.isUppercase).count) / Double(max(1, letters.count)),
            Double(digits) / size, Double(signs.count - letters.count - digits) / size,
            beginsSmall ? 1 : 0, beginsLarge ? 1 : 0, endsSentence ? 1 : 0, isDivided ? 1 : 0,
            Double(capitalised) / Double(max(1, printed.count)), Double(letters.count) / length / 8,
            share(Self.particles), share(Self.trade), share(Self.calendar),
            Self.credits.contains(words[0]) || words.count > 1 && Self.credits.contains(words[1]) ? 1 : 0,
            Self.isDateline(words) ? 1 : 0,
            text.contains(where: "$£¢".contains) || share(Self.money) > 0 ? 1 : 0,
            ContinuationNotice(line: text) != nil ? 1 : 0,
            Self.captions.contains(words[0]) || Self.captions.contains(words[words.count - 1]) ? 1 : 0,
        ]
        values = numbers.map(Float.init)
    }

    /// What two lines tell together, the earlier first, `[pairCount]`; noughts where one was not read.
    static func pair(_ earlier: LineTraits?, _ later: LineTraits?) -> [Float] {
        guard let earlier, let later else { return [Float](repeating: 0, count: pairCount) }
        let signs = [
            true,
            // A divided word goes on, a sentence goes on, a sentence begins.
            earlier.isDivided && later.beginsSmall,
            !earlier.endsSentence && later.beginsSmall,
            earlier.endsSentence && later.beginsLarge,
        ]
        return signs.map { $0 ? 1 : 0 }
    }

    /// Whether the first words name a day of a month, as those of a dispatch do.
    private static func isDateline(_ words: [String]) -> Bool {
        zip(words, words.dropFirst()).prefix(6).contains { word, next in
            months.contains(word) && (Int(next) ?? Int(next.prefix { $0.isNumber }) ?? 99) <= 31
        }
    }

    private static let closing = Set("\"'”’)]» ".unicodeScalars)
    /// Words that sentences are made with: prose is full of them, lists, heads and prices are not.
    private static let particles: Set<String> = [
        "the", "of", "and", "to", "in", "a", "that", "was", "is", "for", "on", "with", "his", "he", "it", "as", "at",
        "be", "by", "had", "has", "have", "from", "which", "this", "are", "were", "been", "not", "but", "or", "an",
        "will", "would", "they", "their", "who", "her", "she", "him", "we", "our", "i", "you", "all", "there", "than",
        "der", "die", "das", "und", "den", "des", "dem", "von", "zu", "ist", "im", "ein", "eine", "nicht", "mit", "auf",
        "le", "la", "les", "de", "du", "et", "un", "une", "dans", "que", "qui", "est", "pour", "el", "los", "las", "y",
        "en", "del", "por", "il", "di", "che", "e", "per", "van", "het", "een", "op", "te",
    ]
    /// Words of people who sell, rent and seek.
    private static let trade: Set<String> = [
        "sale", "wanted", "rent", "let", "store", "stores", "shop", "co", "bros", "phone", "telephone", "tel", "ave",
        "avenue", "street", "st", "office", "prices", "free", "goods", "dealer", "dealers", "agent", "agents", "sold",
        "buy", "best", "quality", "attorney", "druggist", "druggists", "pills", "cure", "remedy", "bottle", "apply",
        "furnished", "rooms", "reward", "lots", "bargain", "bargains", "stock", "special", "manufacturers", "wholesale",
        "retail", "opposite", "terms", "cheap", "suits", "shoes", "broadway", "guaranteed", "auction", "inquire",
    ]
    private static let money: Set<String> = ["cents", "cent", "cts", "dollars", "per", "price", "prices", "lb", "doz"]
    private static let months: Set<String> = [
        "jan", "january", "feb", "february", "march", "mar", "april", "apr", "may", "june", "july", "aug", "august",
        "sept", "sep", "september", "oct", "october", "nov", "november", "dec", "december",
    ]
    private static let calendar: Set<String> = months.union([
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "vol", "volume", "no", "number",
        "established", "edition", "daily", "weekly", "year", "page", "pages",
    ])
    /// First words of who wrote, cabled or sent a text.
    private static let credits: Set<String> = [
        "by", "special", "correspondent", "correspondence", "dispatch", "despatch", "telegram", "staff", "von", "par",
    ]
    /// First or last words of what stands under pictures.
    private static let captions: Set<String> = [
        "photo", "photograph", "photos", "above", "left", "right", "scene", "portrait", "copyright", "drawn",
        "underwood",
    ]
}
