/// The name of a file that lists a batch's issues: `batch.xml`, `batch_1.xml`, `BATCH_2.xml`, `batchfile_1.xml`.
///
/// Those are the names that Chronicling America's own program takes. Validation writes a new file with a higher number each
/// time, and leaves the older ones; so the highest number counts, and one without a number counts least.
struct BatchFileName: Comparable {
    let name: String
    /// Number in the name; 0 where there is none.
    let number: Int

    /// Takes a name apart; `nil` for other names.
    init?(_ name: String) {
        let lower = name.lowercased()
        guard lower.hasSuffix(".xml") else { return nil }
        var stem = lower.dropLast(4)
        if stem.hasPrefix("batchfile") {
            stem = stem.dropFirst(9)
        } else if stem.hasPrefix("batch") {
            stem = stem.dropFirst(5)
        } else {
            return nil
        }
        if stem.isEmpty {
            number = 0
        } else {
            guard stem.hasPrefix("_"), let number = Int(stem.dropFirst()), number >= 0 else { return nil }
            self.number = number
        }
        self.name = name
    }

    /// The one that is read before the other is the greater: by number, then in lower case, then the shorter name.
    static func < (one: Self, other: Self) -> Bool {
        func rank(_ file: Self) -> (Int, Int, Int) {
            (file.number, file.name == file.name.lowercased() ? 1 : 0, -file.name.utf8.count)
        }
        return rank(one) == rank(other) ? one.name > other.name : rank(one) < rank(other)
    }
}
