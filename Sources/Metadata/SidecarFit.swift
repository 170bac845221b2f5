import CorpusFiles
package import CorpusModel
import CorpusText

/// A page that a table may say something about.
package struct SidecarFile: Sendable {
    /// Whole paths of its file and of other forms of it, at least one.
    package var paths: [String]
    /// The path as the user knows it.
    package var name: String
    package var pageInFile: Int

    package init(paths: [String], name: String? = nil, pageInFile: Int) {
        precondition(!paths.isEmpty, "a page has a file")
        (self.paths, self.name, self.pageInFile) = (paths, name ?? paths[0], pageInFile)
    }
}

/// How a table fits the scans of a run.
package struct SidecarFit: Sendable, Hashable, Codable {
    /// A row of the table.
    package struct Row: Sendable, Hashable, Codable {
        package var line: Int
        package var path: String
        /// The scan whose path is most like it.
        package var nearest: String?

        package init(line: Int, path: String, nearest: String?) {
            (self.line, self.path, self.nearest) = (line, path, nearest)
        }
    }

    /// Name of the table.
    package var table: String
    /// Its rows, and those that are about no scan.
    package var rows: Int, unmatched: Int
    /// The first of these.
    package var firstUnmatched: Row?
    /// Scans that no row is about, and the first of them.
    package var scansWithoutRow: Int, firstWithoutRow: String?
    /// Whether scans were known by their names alone, as no row names the folder that they lie in.
    package var byNameAlone: Bool

    private enum CodingKeys: String, CodingKey {
        case table, rows, unmatched
        case firstUnmatched = "first_unmatched"
        case scansWithoutRow = "scans_without_row"
        case firstWithoutRow = "first_without_row"
        case byNameAlone = "by_name_alone"
    }
}

extension MetadataSidecar {
    /// What the table says of each of some pages, and how it fits them.
    ///
    /// Where no row fits, as all name other folders than those that the scans lie in, scans are known by their names alone,
    /// if each name is that of one scan and one row at most, and all scans or all rows have their partner.
    ///
    /// - Parameter pages: in the order of the inputs.
    /// - Returns: metadata in the same order, `nil` for a page of which nothing is said.
    /// - Throws: `MetadataError` with `matchesNothing` where there are rows, and none is about a page.
    package func fitted(to pages: [SidecarFile]) throws -> (metadata: [PageMetadata?], fit: SidecarFit) {
        var used: Set<Int> = []
        var places = pages.map { page in
            // Rows of the other forms are about the page as well.
            let found = page.paths.map { self.places(forPath: $0, pageInFile: page.pageInFile) }
            for places in found { used.formUnion(places) }
            return found.first { !$0.isEmpty } ?? []
        }
        var byNameAlone = false
        if used.isEmpty, let found = placesByNameAlone(of: pages) {
            (places, byNameAlone) = (found, true)
            used.formUnion(found.flatMap { $0 })
        }
        let unmatched = rows.indices.filter { !used.contains($0) }
        let without = pages.indices.filter { places[$0].isEmpty && pages[$0].pageInFile == 1 }
        let fit = SidecarFit(
            table: name,
            rows: rows.count,
            unmatched: unmatched.count,
            firstUnmatched: unmatched.first.map {
                SidecarFit.Row(
                    line: rows[$0].line,
                    path: rows[$0].written,
                    nearest: nearest(to: rows[$0], among: pages)
                )
            },
            scansWithoutRow: without.count,
            firstWithoutRow: without.first.map { pages[$0].name },
            byNameAlone: byNameAlone
        )
        if let first = fit.firstUnmatched, used.isEmpty {
            throw MetadataError(
                .matchesNothing,
                """
                \(name): none of its \(rows.count) rows names one of the \(without.count) scans; the first, in line \
                \(first.line), is \(first.path)\(first.nearest.map { ", and the scan most like it \($0)" } ?? ""); correct \
                the column path, or leave out --metadata
                """
            )
        }
        return (zip(pages, places).map { metadata(in: $1, pageInFile: $0.pageInFile) }, fit)
    }

    /// Rows of pages whose files have the same names; `nil` where that tells nothing for sure.
    private func placesByNameAlone(of pages: [SidecarFile]) -> [[Int]]? {
        struct Key: Hashable { var name: String, page: Int? }
        var rowOfName: [Key: Int] = [:]
        for (place, row) in rows.enumerated() {
            guard let name = row.path.loose.last else { return nil }
            guard rowOfName.updateValue(place, forKey: Key(name: name, page: row.pageInFile)) == nil else { return nil }
        }
        let names = pages.map { TablePath($0.paths[0]).loose.last ?? "" }
        var fileOfName: [String: String] = [:]
        for (page, name) in zip(pages, names) {
            let path = page.paths[0]
            if let other = fileOfName.updateValue(path, forKey: name), ExactText(other) != ExactText(path) {
                return nil
            }
        }
        let places = zip(pages, names).map { page, name in
            [page.pageInFile, nil].compactMap { rowOfName[Key(name: name, page: $0)] }
        }
        let used = Set(places.flatMap { $0 })
        guard !used.isEmpty, used.count == rows.count || places.allSatisfy({ !$0.isEmpty }) else { return nil }
        return places
    }

    /// The path of a scan that is most like that of a row.
    private func nearest(to row: Row, among pages: [SidecarFile]) -> String? {
        let wanted = Array(row.path.components.joined(separator: "/").lowercased().utf8)[...]
        var best: (path: String, distance: Int)?
        for page in pages.prefix(Self.mostCompared) where page.pageInFile == 1 {
            let own = Array(TablePath(page.name).components.joined(separator: "/").lowercased().utf8)[...]
            let distance = EditDistance.between(wanted, own)
            if best.map({ distance < $0.distance }) ?? true { best = (page.name, distance) }
        }
        return best?.path
    }

    /// Scans among which the one most like a row is sought.
    private static var mostCompared: Int { 20_000 }
}
