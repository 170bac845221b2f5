import Foundation

/// Tags of words: outside a name, or its beginning, inside, end, or the whole of it (BIOES).
enum EntityTags {
    /// Kinds of name in the network's order.
    static let kinds: [Entity.Kind] = [.person, .organisation, .location, .miscellaneous]
    static let count = 1 + 4 * kinds.count

    private enum Part: Int {
        case begin, inside, end, single
    }

    /// A name by its words.
    struct Span: Sendable, Hashable {
        var words: ClosedRange<Int>
        var kind: Entity.Kind
    }

    /// `nil` for the tag of what is outside.
    private static func parts(_ tag: Int) -> (part: Part, kind: Int)? {
        guard tag > 0, let part = Part(rawValue: (tag - 1) % 4) else { return nil }
        return (part, (tag - 1) / 4)
    }

    private static let tagParts = (0..<count).map(parts)

    private static func isOpen(_ tag: Int) -> Bool {
        guard let (part, _) = tagParts[tag] else { return false }
        return part == .begin || part == .inside
    }

    /// For each tag those that it may follow.
    private static let before: [[Int]] = (0..<count).map { tag in
        let goesOn = tagParts[tag].map { $0.part == .inside || $0.part == .end } ?? false
        return (0..<count).filter { former in
            isOpen(former) ? goesOn && tagParts[former]?.kind == tagParts[tag]?.kind : !goesOn
        }
    }

    /// The likeliest tags that may follow each other (Viterbi, 1967).
    ///
    /// - Parameter scores: of each word logarithms of the probabilities of its `count` tags, one word after the
    ///   other.
    /// - Returns: the tag of each word.
    static func likeliest(_ scores: [Float]) -> [Int] {
        let words = scores.count / count
        guard words > 0 else { return [] }
        let never = -Float.greatestFiniteMagnitude / 4
        var total = (0..<count).map { before[$0].contains(0) ? scores[$0] : never }
        var back: [[Int]] = []
        back.reserveCapacity(words)
        for word in 1..<max(1, words) {
            var (next, from) = ([Float](repeating: never, count: count), [Int](repeating: 0, count: count))
            for tag in 0..<count {
                var best = before[tag][0]
                for former in before[tag] where total[former] > total[best] { best = former }
                next[tag] = total[best] + scores[word * count + tag]
                from[tag] = best
            }
            total = next
            back.append(from)
        }
        var last = 0
        for tag in 0..<count where !isOpen(tag) && total[tag] > total[last] { last = tag }
        var tags = [last]
        for from in back.reversed() {
            last = from[last]
            tags.append(last)
        }
        return tags.reversed()
    }

    /// The names that tags say.
    static func spans(_ tags: [Int]) -> [Span] {
        var (spans, first) = ([Span](), 0)
        for (index, tag) in tags.enumerated() {
            guard let (part, kind) = tagParts[tag] else { continue }
            if part == .begin || part == .single { first = index }
            if part == .end || part == .single { spans.append(Span(words: first...index, kind: kinds[kind])) }
        }
        return spans
    }

    /// Logarithms of the probabilities that logits stand for.
    static func logarithms(_ logits: ArraySlice<Float>) -> [Float] {
        let most = logits.max() ?? 0
        let sum = log(logits.reduce(Float(0)) { $0 + exp($1 - most) })
        return logits.map { $0 - most - sum }
    }
}
