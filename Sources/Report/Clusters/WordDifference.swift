import CorpusModel
import CorpusText

/// How the words of a reprint differ from those of the best reprint.
///
/// Words are compared without case and points. A word that is like the one in its place, letter by letter, is most
/// likely the same word misread, and marked less.
struct WordDifference {
    /// A run of words that are alike in kind.
    enum Piece: Hashable {
        /// Words of both.
        case same(String)
        /// Words that the best reprint has not.
        case other(String)
        /// A word misread, perhaps, and what the best reprint has there.
        case near(String, best: String)
        /// Words of the best reprint that are not here.
        case missing(String)
        /// A longer passage of the best reprint that is not here.
        case gap(words: Int, beginning: String)
    }

    /// Words of a text that are compared; what follows is shown as it is.
    static let longest = 1200
    /// Words of a missing passage that is shown whole.
    private static let shortGap = 12

    /// The reprint's paragraphs in pieces.
    let paragraphs: [[Piece]]
    /// Whether one of the texts was too long to be compared whole.
    let isCut: Bool

    private struct Word {
        var text: Substring, folded: [Unicode.Scalar]
        var paragraph: Int
    }

    /// Compares the paragraphs of a reprint with those of the best one.
    init(_ reprint: [String], best: [String]) {
        let (here, there) = (Self.words(of: reprint), Self.words(of: best))
        isCut = here.count > Self.longest || there.count > Self.longest
        let (mine, theirs) = (here.prefix(Self.longest), there.prefix(Self.longest))
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for change in mine.map(\.folded).difference(from: theirs.map(\.folded)) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var result = [[Piece]](repeating: [], count: max(1, reprint.count))
        var (i, j, paragraph) = (0, 0, 0)
        while i < theirs.count || j < mine.count {
            var (gone, new): ([Word], [Word]) = ([], [])
            while i < theirs.count, removed.contains(i) {
                gone.append(theirs[i])
                i += 1
            }
            while j < mine.count, inserted.contains(j) {
                new.append(mine[j])
                j += 1
            }
            Self.add(gone, new, to: &result, &paragraph)
            guard i < theirs.count, j < mine.count, !removed.contains(i), !inserted.contains(j) else { continue }
            paragraph = mine[j].paragraph
            result[paragraph].append(.same(String(mine[j].text)))
            (i, j) = (i + 1, j + 1)
        }
        for word in here.dropFirst(Self.longest) { result[word.paragraph].append(.same(String(word.text))) }
        paragraphs = result.map(Self.joined)
    }

    /// Words that stand in one's place of the other: those that are alike are paired, in order.
    private static func add(_ gone: [Word], _ new: [Word], to result: inout [[Piece]], _ paragraph: inout Int) {
        var next = 0
        func leave(upTo end: Int, _ result: inout [[Piece]], _ paragraph: Int) {
            guard next < end else { return }
            let words = gone[next..<end].map(\.text)
            result[paragraph].append(
                words.count <= shortGap
                    ? .missing(words.joined(separator: " "))
                    : .gap(words: words.count, beginning: words.prefix(shortGap).joined(separator: " "))
            )
            next = end
        }
        for word in new {
            let near = (next..<min(next + 4, gone.count)).first { isNear(word.folded, gone[$0].folded) }
            if let near {
                leave(upTo: near, &result, paragraph)
                paragraph = word.paragraph
                result[paragraph].append(.near(String(word.text), best: String(gone[near].text)))
                next = near + 1
            } else {
                paragraph = word.paragraph
                result[paragraph].append(.other(String(word.text)))
            }
        }
        leave(upTo: gone.count, &result, paragraph)
    }

    /// Joins neighbours of one kind.
    private static func joined(_ pieces: [Piece]) -> [Piece] {
        var result: [Piece] = []
        for piece in pieces {
            switch (result.last, piece) {
            case (.same(let first), .same(let second)): result[result.count - 1] = .same(first + " " + second)
            case (.other(let first), .other(let second)): result[result.count - 1] = .other(first + " " + second)
            default: result.append(piece)
            }
        }
        return result
    }

    private static func words(of paragraphs: [String]) -> [Word] {
        paragraphs.enumerated().flatMap { number, text in
            text.split(whereSeparator: \.isWhitespace).map { word in
                Word(text: word, folded: Folding.letters(of: word.prefix(80)), paragraph: number)
            }
        }
    }

    /// Whether no more than a third of the letters differ.
    static func isNear(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Bool {
        let most = max(first.count, second.count) / 3
        guard most > 0, abs(first.count - second.count) <= most else { return false }
        return EditDistance.between(first, second) <= most
    }
}
