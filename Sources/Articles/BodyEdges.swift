import CorpusModel

/// What the first and last lines of a body say about whether its text began and ends there.
///
/// Scores are evidence for running on, in rough log-odds: positive where the text begins or breaks off in
/// mid-sentence, negative where it begins or ends as an item does, 0 where nothing was read.
struct BodyEdges {
    /// Evidence that the text comes from elsewhere.
    let opening: Double
    /// Evidence that the text goes on elsewhere.
    let ending: Double

    /// No text, no evidence.
    static let unread = BodyEdges(opening: 0, ending: 0)

    private init(opening: Double, ending: Double) { (self.opening, self.ending) = (opening, ending) }

    /// Weighs the lines of a body.
    init(lines: [TextLine]) {
        let lines = lines.filter { line in line.text.contains { $0.isLetter || $0.isNumber } }
        guard !lines.isEmpty else {
            self = .unread
            return
        }
        opening = Self.opening(of: lines) * Self.trust(in: lines[0])
        ending = Self.ending(of: lines) * Self.trust(in: lines[lines.count - 1])
    }

    /// How far a line that was read with little confidence is believed, `0...1`.
    private static func trust(in line: TextLine) -> Double { min(1, max(0, (line.confidence - 0.3) / 0.4)) }

    private static func opening(of lines: [TextLine]) -> Double {
        let words = lines[0].text.split(separator: " ").drop { word in !word.contains(where: \.isLetter) }
        guard let first = words.first, let initial = first.first(where: { $0.isLetter || $0.isNumber }) else {
            return 0
        }
        let isIndented = indentation(of: lines) > 0
        // Some letters hardly differ from their capitals when read; a single one says little.
        let isWord = first.filter(\.isLetter).count > 1 || (first == "a" && isLowercase(words.dropFirst().first))
        if initial.isLowercase, isWord { return isIndented ? 1.5 : 3.5 }
        if hasRunInHead(lines) { return -3 }
        guard indentationIsKnown(lines) else { return 0 }
        return isIndented ? -0.6 : 1
    }

    private static func isLowercase(_ word: Substring?) -> Bool {
        word.map { $0.contains(where: \.isLetter) && !$0.contains(where: \.isUppercase) } ?? false
    }

    /// Whether the text opens as items do: with words in capitals, or with a dateline or side head before a dash.
    private static func hasRunInHead(_ lines: [TextLine]) -> Bool {
        let start = lines.prefix(2).map(\.text).joined(separator: " ").prefix(70)
        let firstWords = start.split(separator: " ").filter { $0.filter(\.isLetter).count > 1 }.prefix(2)
        let isCapitals = firstWords.count == 2 && firstWords.allSatisfy { !$0.contains(where: \.isLowercase) }
        var previous: Character = " "
        for character in start {
            let isDash = character == "—" || character == "–" || (character == "-" && ".,".contains(previous))
            if isDash, ".,:;—–0123456789".contains(previous) { return true }
            if !character.isWhitespace { previous = character }
        }
        return isCapitals
    }

    private static func indentationIsKnown(_ lines: [TextLine]) -> Bool { lines.count > 1 && !lines[0].bbox.isEmpty }

    /// How far the first line stands in, in line heights; 0 unless it clearly does.
    private static func indentation(of lines: [TextLine]) -> Double {
        guard indentationIsKnown(lines) else { return 0 }
        let following = lines.dropFirst().prefix(4).map(\.bbox.x0).sorted()
        let margin = following[following.count / 3]
        let height = Double(max(1, lines[0].bbox.height))
        let indent = Double(lines[0].bbox.x0 - margin) / height
        return indent > 0.35 ? indent : 0
    }

    private static func ending(of lines: [TextLine]) -> Double {
        let last = lines[lines.count - 1]
        let words = last.text.split(separator: " ").reversed().drop { word in
            !word.contains { $0.isLetter || $0.isNumber || ".!?-".contains($0) }
        }
        guard let word = words.first else { return 0 }
        let before = lines.dropLast().suffix(4).map(\.bbox.x1).sorted()
        let margin = before.isEmpty ? last.bbox.x1 : before[before.count / 2]
        let measure = Double(max(1, lines.map(\.bbox.width).max() ?? 1))
        let shortfall = Double(margin - last.bbox.x1) / measure
        let end = word.reversed().first { $0.isLetter || $0.isNumber || ".!?-‐¬:".contains($0) } ?? " "
        if "-‐¬".contains(end) { return shortfall > 0.3 ? 0.5 : 4 }
        if ".!?".contains(end) { return shortfall > 0.12 ? -2 : -0.7 }
        // The full stop of a short last line, or of a signature, is easily lost.
        return shortfall > 0.15 ? -0.5 : 2.5
    }
}
