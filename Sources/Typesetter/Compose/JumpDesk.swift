/// Where the texts of an issue lie that are cut off on one page and go on on another.
struct JumpDesk {
    /// A text that goes on on a later page.
    struct Jump {
        /// Counts the jumps of the issue.
        var number: Int
        /// The page and the column it goes on in; the column from 0.
        var page: Int, column: Int
        /// The head over it, and the line that says whence it comes; `nil` where there is none.
        var head: String?, back: String?
        /// Whether that line stands above the head.
        var isBackFirst: Bool
        /// What it is, and the rest of it.
        var kind: NewsItem.Kind
        var pieces: [Piece] = []
    }

    /// The page that is being made up, and the last page, from 1.
    var page = 1, lastPage: Int
    /// Texts printed on earlier pages, which are not printed again.
    var usedFamilies: Set<String> = []
    /// Texts on their way to a later page.
    private(set) var waiting: [Jump] = []
    private var count = 0
    private var random: SeededGenerator
    /// Columns that each page keeps for texts from earlier pages.
    private var taken: [Int: Set<Int>] = [:]
    /// How this newspaper words its notices.
    private let house: JumpWording

    init(lastPage: Int, random: SeededGenerator) {
        (self.lastPage, self.random) = (lastPage, random)
        house = JumpWording.all[self.random.int(0...(JumpWording.all.count - 1))]
    }

    /// Opens a jump from this page; `nil` where no later page has a column for it.
    ///
    /// - Parameters:
    ///   - columns: columns of news that pages have.
    ///   - headline: main head of the article.
    ///   - kind: what it is.
    /// - Returns: the line that ends the text here, `nil` where it is left out, and what it says.
    mutating func open(
        columns: Range<Int>,
        headline: String,
        kind: NewsItem.Kind
    ) -> (line: String?, says: String?, number: Int)? {
        let free = ((page + 1)...max(page + 1, lastPage)).filter { other in
            other <= lastPage && columns.contains { taken[other]?.contains($0) != true }
        }
        guard !free.isEmpty else { return nil }
        // Most texts of a page go on on one page, where they stand side by side.
        let crowded = free.filter { taken[$0]?.isEmpty == false }
        let target = !crowded.isEmpty && random.bool(probability: 0.55) ? random.pick(crowded) : random.pick(free)
        let column = random.pick(columns.filter { taken[target]?.contains($0) != true })
        taken[target, default: []].insert(column)
        let wording = random.bool(probability: 0.8) ? house : random.pick(JumpWording.all)
        let key = Self.key(of: headline, random: &random)
        let onward = wording.onward(page: target, column: column + 1, key: key, isLast: target == lastPage, &random)
        // One of the two lines may be missing, never both.
        let isMissing = random.bool(probability: 0.07)
        let hasBack = isMissing || random.bool(probability: 0.8)
        let head: String? =
            switch random.unit() {
            case ..<0.2: nil
            case ..<0.4: headline.isEmpty ? nil : headline
            default: key
            }
        count += 1
        waiting.append(
            Jump(
                number: count,
                page: target,
                column: column,
                head: head,
                back: hasBack ? wording.back(page: page, &random) : nil,
                isBackFirst: random.bool(probability: 0.2),
                kind: kind
            )
        )
        return (isMissing ? nil : onward.line, isMissing ? nil : onward.says, count)
    }

    /// Keeps the rest of the text that was cut off by a jump.
    mutating func keep(_ rest: [Piece], of jump: Int) {
        guard let index = waiting.firstIndex(where: { $0.number == jump }) else { return }
        waiting[index].pieces = Array(rest.drop { $0.isSeparator })
    }

    /// The text that goes on in this column, or in one before it that had no room.
    mutating func take(column: Int) -> Jump? {
        guard let index = waiting.firstIndex(where: { $0.page == page && $0.column <= column && !$0.pieces.isEmpty })
        else { return nil }
        return waiting.remove(at: index)
    }

    /// Gives back a text for which there was no room.
    mutating func putBack(_ jump: Jump) { waiting.insert(jump, at: 0) }

    /// One to three words of a head by which the text is found again.
    private static func key(of headline: String, random: inout SeededGenerator) -> String? {
        let words = headline.split(separator: " ").map(String.init)
        let content = words.indices.filter { index in
            let letters = words[index].filter(\.isLetter)
            return letters.count >= 4 && !Self.common.contains(letters.lowercased())
        }
        guard !content.isEmpty else { return nil }
        let start = random.int(0...(content.count - 1))
        let kept = content[start..<min(content.count, start + random.int(1...3))]
        return kept.map { words[$0].trimmed }.joined(separator: " ")
    }

    private static let common: Set<String> = ["with", "from", "that", "this", "over", "into", "upon", "after", "will"]
}

extension String {
    /// Without punctuation at either end.
    fileprivate var trimmed: String {
        String(drop { !$0.isLetter && !$0.isNumber }.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed())
    }
}
