package import CorpusModel

/// What became of the files that a run saw, besides those that it makes pages of.
package struct InputAccount: Sendable, Hashable {
    /// A file or folder that gives no page, and need not: one line of `skipped.jsonl`.
    package struct Skipped: Sendable, Hashable, Codable {
        /// Why.
        package enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
            /// Its name has none of the endings of scans.
            case noScan = "no_scan"
            /// Its name begins with a dot.
            case hidden
            /// Another form of a page that is made of a better one.
            case otherForm = "other_form"
            /// The same file under another name, or named twice.
            case sameFile = "same_file"
            /// A link to a folder above it.
            case linkLoop = "link_loop"
            /// A link to nothing, whose name is not that of a scan.
            case danglingLink = "dangling_link"
            /// A pipe, a socket or a device.
            case specialFile = "special_file"
            /// It lies outside the folder that the user set as the root.
            case outsideRoot = "outside_root"
            /// The corpus itself.
            case corpus
            /// A file that an archive's delivery names and that is not there.
            case absent
            /// A batch file or METS, which was read for what it says.
            case description
            /// The archive's text of a page, used with its scan.
            case text
            /// A scan in an archive's delivery that nothing in it names.
            case unnamed
            /// A page that was not digitized, as its delivery says.
            case notDigitized = "not_digitized"
        }

        /// The path, as `PathText` writes it.
        package var path: String
        package var reason: Reason
        /// The file that stands for it.
        package var of: String?

        package init(_ path: String, _ reason: Reason, of other: String? = nil) {
            (self.path, self.reason, of) = (path, reason, other)
        }
    }

    /// Files that pages are made of.
    package var planned = 0
    /// Files and folders without pages, in the order in which they were seen.
    package var skipped: [Skipped] = []
    /// Files and folders that should have given pages and cannot: lines of `failures.jsonl`.
    package var failures: [PageFailure] = []

    package init() {}

    /// All that was seen.
    package var seen: Int { planned + skipped.count + failures.count }

    /// How many were skipped for each reason.
    package var skippedByReason: [String: Int] {
        skipped.reduce(into: [:]) { $0[$1.reason.rawValue, default: 0] += 1 }
    }
}

/// The files that a corpus was made of, in figures: `seen` is the sum of all others.
package struct InputSummary: Sendable, Hashable, Codable {
    /// Files, and folders that gave nothing.
    package var seen = 0
    /// Files of which at least one page is done.
    package var withPages = 0
    /// Files none of whose pages could be done, and files and folders that could not be read at all.
    package var failed = 0
    /// Files whose pages are not all decided, and none of them is done.
    package var pending = 0
    /// Files and folders skipped, by reason.
    package var skipped: [String: Int] = [:]

    private enum CodingKeys: String, CodingKey {
        case seen, failed, pending, skipped
        case withPages = "with_pages"
    }

    package init() {}

    /// All that were skipped.
    package var skippedCount: Int { skipped.values.reduce(0, +) }

    /// `12 files seen: 8 with pages, 1 failed, 3 skipped (2 no scan, 1 other form)`.
    package var sentence: String {
        var parts = ["\(withPages) with pages", "\(failed) failed", "\(skippedCount) skipped"]
        if skippedCount > 0 {
            let reasons = skipped.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key.replacing("_", with: " "))" }
            parts[2] += " (\(reasons.joined(separator: ", ")))"
        }
        if pending > 0 { parts.append("\(pending) still to do") }
        return "\(seen) files seen: \(parts.joined(separator: ", "))"
    }
}
