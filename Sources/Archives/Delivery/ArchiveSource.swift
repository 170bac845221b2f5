import CorpusFiles
import CorpusModel
import Foundation
import Glibc

/// A delivery of an archive, read: an NDNP batch, or issues described by METS; all its pages in order, and what is missing.
///
/// No path that a file of the delivery names is followed out of the folder of the batch file or METS.
package struct ArchiveSource: Sendable {
    /// Kinds of delivery.
    package enum Kind: String, Sendable, Hashable, Codable {
        /// A batch of the National Digital Newspaper Program.
        case ndnpBatch = "ndnp-batch"
        /// Issues, each described by a METS file.
        case mets
    }

    package let kind: Kind
    /// Name of the batch, where it has one.
    package let name: String?
    /// Institution that made the batch, as the batch file says.
    package let awardee: String?
    /// The file that was read first: the batch file, or the METS of the (first) issue.
    package let path: String
    /// Folder below which all its files lie.
    package let root: String
    /// Issues in the order in which they are named.
    package let issues: [DeliveredIssue]
    /// What is missing or wrong, in the order of the issues.
    package let findings: [DeliveryFinding]
    /// Reels that the batch names.
    package let reels: Int

    /// The pages of all issues, in order.
    package var pages: [DeliveredPage] { issues.flatMap(\.pages) }
    /// Whether nothing is missing or wrong; notices do not count.
    package var isSound: Bool { !findings.contains { !$0.kind.isNotice } }

    /// The batch file or METS files that make a delivery of a path.
    ///
    /// - Parameter path: a batch file or METS file by its content, or a folder that holds a batch file (directly or in `data`,
    ///   as validated batches do) or files with `mets` in their names.
    /// - Returns: their paths; empty where it is no delivery.
    package static func definitions(of path: String) -> [String] {
        var status = stat()
        guard stat(path, &status) == 0 else { return [] }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            guard path.lowercased().hasSuffix(".xml") else { return [] }
            return ["batch", "mets"].contains(FirstElement.name(ofFileAt: path)) ? [path] : []
        }
        let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        for place in [folder, folder + "/data"] {
            let files = names(in: place).compactMap(BatchFileName.init)
            if let best = files.max() { return ["\(place)/\(best.name)"] }
        }
        return names(in: folder).filter { $0.lowercased().contains("mets") && $0.lowercased().hasSuffix(".xml") }
            .map { "\(folder)/\($0)" }.filter { FirstElement.name(ofFileAt: $0) == "mets" }
    }

    /// Reads a delivery.
    ///
    /// - Parameter path: see `definitions(of:)`.
    /// - Throws: `ArchiveError` where there is none, or the batch file or the only METS cannot be read.
    package init(contentsOf path: String) throws(ArchiveError) {
        let definitions = Self.definitions(of: path)
        guard let first = definitions.first else {
            var status = stat()
            guard stat(path, &status) == 0 else {
                throw ArchiveError(.unreadable, "\(path): \(systemMessage(errno)); check path and permissions")
            }
            throw ArchiveError(
                .unknownFormat,
                """
                \(path): neither a batch nor METS; give the folder that holds batch.xml (or batch_1.xml, or data/ with \
                one), that file, or an issue's METS
                """
            )
        }
        let folder = (first as NSString).deletingLastPathComponent
        let root = try ArchiveRoot(folder)
        let tree = try XMLNode.root(ofFileAt: first)
        self.path = first
        self.root = root.path
        if tree.name == "batch" {
            let batch = try BatchDocument(root: tree, name: first)
            let reading = BatchReading.read(batch, at: first, in: root)
            (kind, name, awardee, reels) = (.ndnpBatch, batch.name, batch.awardee, batch.reels.count)
            (issues, findings) = (reading.issues, reading.findings)
        } else {
            (kind, name, awardee, reels) = (.mets, nil, nil, 0)
            var reader = IssueReader(root: root)
            var issues = [
                try reader.issue(METSDocument(root: tree, name: first), at: (first as NSString).lastPathComponent)
            ]
            for other in definitions.dropFirst() {
                let relative = (other as NSString).lastPathComponent
                do throws(ArchiveError) {
                    issues.append(try reader.issue(METSDocument(contentsOf: other), at: relative))
                } catch {
                    reader.note(DeliveryFinding(.issueUnreadable, path: relative, error.description))
                }
            }
            (self.issues, findings) = (issues, reader.findings)
        }
    }

    static func names(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
