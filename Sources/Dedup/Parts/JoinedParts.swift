import CorpusFiles
import CorpusModel
import CorpusText
import Foundation

/// Finished parts of one search, which together are of all its days.
struct JoinedParts {
    struct Part {
        let layout: DedupLayout
        let record: PartRecord
        let stretch: CalendarStretch

        /// The error that the part is damaged.
        func damaged(_ what: String) -> DedupError {
            DedupError(.partsNotFitting, "\(layout.folder): \(what); run the command of this part again")
        }
    }

    /// The parts by their days.
    let parts: [Part]

    /// Opens parts.
    ///
    /// - Parameters:
    ///   - folders: of the parts.
    ///   - output: folder of the results.
    /// - Throws: `DedupError`: `badSettings` where the results would overwrite a part, `partsNotFitting` where one is
    ///   unfinished or damaged, or two are of one day.
    init(_ folders: [String], output: String) throws(DedupError) {
        var parts: [Part] = []
        for folder in folders {
            guard Self.place(of: folder) != Self.place(of: output) else {
                throw DedupError(.badSettings, "\(folder) is a part; write the results of --join to another folder")
            }
            let layout = DedupLayout(folder: folder)
            let record = try PartRecord(contentsOf: layout.part)
            guard let stretch = record.stretch else { continue }
            parts.append(Part(layout: layout, record: record, stretch: stretch))
        }
        parts.sort { $0.stretch.from < $1.stretch.from }
        for (part, next) in zip(parts, parts.dropFirst()) where next.stretch.from <= part.stretch.to {
            throw DedupError(
                .partsNotFitting,
                "\(part.layout.folder) is of \(part.stretch) and \(next.layout.folder) of \(next.stretch); "
                    + "a day may be in one part only: leave one out, or make it again with other dates"
            )
        }
        self.parts = parts
    }

    private static func place(of folder: String) -> String {
        URL(fileURLWithPath: folder, isDirectory: true).resolvingSymlinksInPath().standardizedFileURL.path
    }

    /// Checks that the parts hold each article that is dated to the day.
    ///
    /// - Throws: `DedupError` with `partsNotFitting`; names the days that are missing.
    func checkDays(of catalog: ArticleCatalog) throws(DedupError) {
        var next = catalog.ranges[.day].lowerBound
        for part in parts {
            let own = catalog.numbers(datedWithin: part.stretch.days)
            try checkNoGap(next..<max(next, own.lowerBound), catalog)
            next = max(next, own.upperBound)
        }
        try checkNoGap(next..<catalog.ranges[.day].upperBound, catalog)
    }

    /// Checks that the parts were made as this search is, and of these articles.
    ///
    /// - Throws: `DedupError` with `partsNotFitting`; names the part that differs, and in what.
    func check(_ method: [String: String], _ catalog: ArticleCatalog, windowDays: Int) throws(DedupError) {
        for part in parts {
            let (there, names) = (part.record.method, Set(part.record.method.keys).union(method.keys).sorted())
            let differing = names.filter { there[$0] != method[$0] }
            // What one of them lacks follows from another setting that both have.
            let name = differing.first { there[$0] != nil && method[$0] != nil } ?? differing.first
            guard let name else { continue }
            throw DedupError(
                .partsNotFitting,
                "\(part.layout.folder) was made with another \(name.replacing("_", with: " ")) "
                    + "(\(there[name] ?? "none") there, \(method[name] ?? "none") here); "
                    + "give the same options, models and --precision to all parts and to --join"
            )
        }
        for part in parts {
            let needed = SearchChunk.days(neededFor: part.stretch.days, windowDays: windowDays)
            let articles = catalog.numbers(datedWithin: needed)
            if RangeDigests.text(of: articles, in: catalog) != part.record.digest {
                let own = catalog.numbers(datedWithin: part.stretch.days).count
                let days = SearchChunk.dates(of: needed)
                throw DedupError(
                    .partsNotFitting,
                    "\(part.layout.folder) was made of other articles of \(days) than these files hold "
                        + "(\(part.record.articles) there, \(own) here are of \(part.stretch)); "
                        + "run the command of this part again, over files that hold all of \(days), each id once"
                )
            }
        }
    }

    private func checkNoGap(_ missing: Range<Int>, _ catalog: ArticleCatalog) throws(DedupError) {
        guard let first = missing.first, let last = missing.last, let from = catalog.entries[first].day,
            let to = catalog.entries[last].day
        else { return }
        throw DedupError(
            .partsNotFitting,
            "no part holds the articles from \(from.iso) to \(to.iso) (\(missing.count) of them); "
                + "make one with --from \(from.iso) --to \(to.iso), and give it to --join too"
        )
    }

    /// Checks that something was computed of the text of each article dated to the day.
    ///
    /// - Parameters:
    ///   - name: what it is, in the plural.
    ///   - catalog: the articles.
    ///   - has: whether it is there for the digest of a text.
    /// - Throws: `DedupError` with `partsNotFitting`; names the part that lacks it.
    func check(_ name: String, of catalog: ArticleCatalog, has: (SIMD2<UInt64>) -> Bool) throws(DedupError) {
        for part in parts {
            let lacking = catalog.numbers(datedWithin: part.stretch.days)
                .count { !has(catalog.entries[$0].digest) }
            if lacking > 0 { throw part.damaged("\(name) of \(lacking) articles are missing") }
        }
    }

    /// All that the parts found.
    ///
    /// - Parameters:
    ///   - numbers: numbers of the articles by their ids.
    ///   - lowest: probability from which on two articles are reprints.
    /// - Returns: what each part found, in the order of their days.
    /// - Throws: `DedupError` with `partsNotFitting` where files are missing or damaged.
    func found(numbers: [ExactText: Int], lowest: Double) throws(DedupError) -> [ChunkLinks] {
        var all: [ChunkLinks] = []
        for part in parts {
            var own = ChunkLinks(links: [], candidates: CandidateCounts())
            for name in part.record.files {
                let file = part.layout.links.appendingPathComponent(name)
                guard let chunk = ChunkLinks(contentsOf: file, numbers: numbers, lowest: lowest) else {
                    throw part.damaged("links/\(name) is missing or damaged")
                }
                own = ChunkLinks(links: own.links + chunk.links, candidates: own.candidates + chunk.candidates)
            }
            guard own.links.count == part.record.links, own.candidates == part.record.candidates else {
                throw part.damaged("its links are not those that part.json counts")
            }
            all.append(own)
        }
        return all
    }
}
