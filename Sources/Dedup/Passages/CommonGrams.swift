/// Runs of letters that stand on so many pages that sharing them says nothing.
///
/// Counted over a sample of pages, in cells that runs may share by chance (as a count-min sketch of one row; Cormode and
/// Muthukrishnan, 2005): a rare run is taken for common once in a while, and no passage hangs on one run.
struct CommonGrams: Sendable {
    /// By cell; empty where no run can be.
    private let isCommon: [Bool]

    /// Bits of a hash by which cells are told apart.
    private static let bits = 22
    /// Pages of a sample, at most.
    static let sample = 384
    /// A run is common that stands on more than this part of the pages, and on more than so many.
    private static let share = 0.125, fewest = 12

    /// Counts over some pages, each a list of sections.
    init(_ pages: [[PageSection]]) {
        guard pages.count > Self.fewest else {
            isCommon = []
            return
        }
        var counts = [UInt16](repeating: 0, count: 1 << Self.bits)
        var seenBy = [UInt16](repeating: 0, count: 1 << Self.bits)
        for (number, sections) in pages.prefix(Self.sample).enumerated() {
            for section in sections {
                for gram in section.grams {
                    let cell = Self.cell(gram)
                    guard seenBy[cell] != UInt16(number + 1) else { continue }
                    seenBy[cell] = UInt16(number + 1)
                    counts[cell] += 1
                }
            }
        }
        // A cell of rare runs fills up by chance: what a usual cell has is taken off.
        let filled = counts.reduce(0) { $0 + Int($1) } / counts.count
        let limit = max(Self.fewest, Int(Self.share * Double(min(pages.count, Self.sample)))) + filled
        isCommon = counts.map { Int($0) > limit }
    }

    func contains(_ gram: UInt64) -> Bool { !isCommon.isEmpty && isCommon[Self.cell(gram)] }

    private static func cell(_ gram: UInt64) -> Int { Int(gram >> UInt64(64 - bits)) }
}
