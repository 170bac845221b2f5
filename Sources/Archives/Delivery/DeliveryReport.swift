/// What a delivery holds and lacks, for people and programs.
package struct DeliveryReport: Sendable, Hashable, Codable {
    package let kind: ArchiveSource.Kind
    /// Name and maker of the batch, where given.
    package let name: String?, awardee: String?
    /// The batch file or METS that was read, and the folder that all is below.
    package let path: String, root: String
    /// Issues whose METS was read.
    package let issues: Int
    /// Reels that are named.
    package let reels: Int
    /// Pages that are named.
    package let pages: Int
    /// Pages of which a scan is there.
    package let pagesWithScan: Int
    /// Pages of which text with boxes is there.
    package let pagesWithText: Int
    /// Pages that the delivery itself says were not digitized.
    package let pagesNotDigitized: Int
    /// Files that pages name, and those of them that are there.
    package let files: Int, filesPresent: Int
    /// Items into which the archive divided the issues.
    package let articles: Int
    /// Number of findings of each kind.
    package let counts: [String: Int]
    /// Findings; notices too.
    package let findings: [DeliveryFinding]

    private enum CodingKeys: String, CodingKey {
        case kind, name, awardee, path, root, issues, reels, pages, files, articles, counts, findings
        case pagesWithScan = "pages_with_scan"
        case pagesWithText = "pages_with_text"
        case pagesNotDigitized = "pages_not_digitized"
        case filesPresent = "files_present"
    }

    /// The report on a delivery.
    ///
    /// - Parameters:
    ///   - source: the delivery.
    ///   - digests: whether digests are compared, which reads all files; sizes are compared always.
    package init(_ source: ArchiveSource, digests: Bool) {
        (kind, name, awardee) = (source.kind, source.name, source.awardee)
        (path, root, reels) = (source.path, source.root, source.reels)
        let all = source.pages
        (issues, pages) = (source.issues.count, all.count)
        pagesWithScan = all.count { $0.bestForm != nil }
        pagesWithText = all.count { $0.text?.exists ?? false }
        pagesNotDigitized = all.count { $0.isNotDigitized }
        let named = all.flatMap { $0.forms + [$0.text].compactMap { $0 } }
        (files, filesPresent) = (named.count, named.count { $0.exists })
        articles = source.issues.reduce(0) { $0 + $1.articles.count }
        findings = source.findings + source.contentFindings(digests: digests)
        counts = Dictionary(grouping: findings, by: \.kind.rawValue).mapValues(\.count)
    }

    /// Whether nothing is missing or wrong; notices do not count.
    package var isSound: Bool { !findings.contains { !$0.kind.isNotice } }

    /// The report in lines of text: figures, findings, and a count of each kind.
    package var lines: [String] {
        var title = kind == .ndnpBatch ? "NDNP batch" : "METS"
        if let name { title += " \(name)" }
        if let awardee { title += " of \(awardee)" }
        var lines = [
            "\(title): \(path)",
            "issues     \(issues)" + (reels > 0 ? ", on \(reels) reels" : ""),
            "pages      \(pages): \(pagesWithScan) with a scan, \(pagesWithText) with text, "
                + "\(pagesNotDigitized) not digitized",
            "files      \(filesPresent) of \(files) are there",
        ]
        if articles > 0 { lines.append("articles   \(articles)") }
        lines += findings.map(\.description)
        lines.append(findings.isEmpty ? "nothing is missing or wrong" : "found: \(countList)")
        return lines
    }

    /// `batch_dlc_ixtl names 12 pages in 3 issues, 8 with a scan: 4 page-missing, 16 file-missing`.
    package var sentence: String {
        let start = "\(name ?? path) names \(pages) pages in \(issues) issues, \(pagesWithScan) with a scan"
        return findings.isEmpty ? start : "\(start): \(countList)"
    }

    private var countList: String {
        counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }
}
