import CorpusFiles
import CorpusModel
import CorpusText
import Foundation

/// The issues of a batch and what is wrong with them.
struct BatchReading {
    private(set) var issues: [DeliveredIssue] = []
    private var reader: IssueReader
    private let batch: BatchDocument

    var findings: [DeliveryFinding] { reader.findings }

    /// Reads all that a batch file names.
    static func read(_ batch: BatchDocument, at path: String, in root: ArchiveRoot) -> Self {
        var reading = Self(batch: batch, root: root)
        reading.noteOtherBatchFiles(path)
        for issue in batch.issues { reading.add(issue) }
        reading.noteDuplicates()
        for reel in batch.reels { reading.check(reel) }
        reading.noteUnnamedReels()
        reading.noteUnnamedFiles()
        return reading
    }

    private init(batch: BatchDocument, root: ArchiveRoot) {
        self.batch = batch
        reader = IssueReader(root: root)
    }

    private mutating func noteOtherBatchFiles(_ path: String) {
        let chosen = (path as NSString).lastPathComponent
        for name in ArchiveSource.names(in: reader.root.path) where name != chosen && BatchFileName(name) != nil {
            reader.note(
                DeliveryFinding(
                    .otherBatchFile,
                    path: name,
                    "not read, as \(chosen) is the later or the one that was named"
                )
            )
        }
    }

    private mutating func add(_ entry: BatchDocument.Issue) {
        let place = [entry.lccn, entry.date, entry.edition.map { "ed-\($0)" }].compactMap { $0 }.joined(separator: "/")
        let target: ArchiveRoot.Target
        do throws(ArchiveError) {
            target = try reader.root.target(of: entry.reference, in: "")
        } catch {
            reader.note(DeliveryFinding(.pathRefused, path: entry.reference, place: place, error.description))
            return
        }
        var relative = target.relative
        reader.markNamed(relative)
        if !target.exists {
            guard let other = otherVersion(of: relative) else {
                reader.note(
                    DeliveryFinding(
                        .issueMissing,
                        path: relative,
                        place: place,
                        "the issue's METS is not there, so its pages are not known"
                    )
                )
                return
            }
            reader.note(
                DeliveryFinding(.issueVersion, path: relative, place: place, "is not there; \(other) was read instead")
            )
            do throws(ArchiveError) {
                // A link may lead out of the delivery.
                _ = try reader.root.target(of: other, in: "")
            } catch {
                reader.note(DeliveryFinding(.pathRefused, path: other, place: place, error.description))
                return
            }
            relative = other
            reader.markNamed(relative)
        }
        do throws(ArchiveError) {
            let document = try METSDocument(contentsOf: reader.root.path + "/" + relative)
            var issue = try reader.issue(document, at: relative)
            compare(entry, &issue, relative, place)
            issues.append(issue)
        } catch {
            reader.note(DeliveryFinding(.issueUnreadable, path: relative, place: place, error.description))
        }
    }

    /// Another version of an absent METS beside it: `1920111501.xml` for `1920111501_1.xml`, the highest number first.
    private func otherVersion(of relative: String) -> String? {
        let folder = (relative as NSString).deletingLastPathComponent
        func stem(_ name: String) -> (stem: Substring, number: Int)? {
            guard name.lowercased().hasSuffix(".xml") else { return nil }
            let stem = name.dropLast(4)
            guard let bar = stem.lastIndex(of: "_"), let number = Int(stem[stem.index(after: bar)...]) else {
                return (stem, 0)
            }
            return (stem[..<bar], number)
        }
        guard let wanted = stem((relative as NSString).lastPathComponent) else { return nil }
        let whole = folder.isEmpty ? reader.root.path : reader.root.path + "/" + folder
        let versions = ArchiveSource.names(in: whole).compactMap { name in
            stem(name).flatMap { $0.stem == wanted.stem ? (name: name, number: $0.number) : nil }
        }
        return versions.max { $0.number < $1.number }.map { folder.isEmpty ? $0.name : folder + "/" + $0.name }
    }

    /// What the batch file says of an issue against its METS, which counts; what the METS lacks is the batch file's.
    private mutating func compare(
        _ entry: BatchDocument.Issue,
        _ issue: inout DeliveredIssue,
        _ relative: String,
        _ place: String
    ) {
        if let date = entry.date, let known = issue.metadata.date, known != date {
            reader.note(
                DeliveryFinding(
                    .dateDiffers,
                    path: relative,
                    place: place,
                    "the METS says \(known), the batch file \(date); the METS counts"
                )
            )
        }
        if let lccn = entry.lccn, let known = issue.metadata.lccn, known != lccn {
            reader.note(
                DeliveryFinding(
                    .identityDiffers,
                    path: relative,
                    place: place,
                    "the METS says LCCN \(known), the batch file \(lccn); the METS counts"
                )
            )
        }
        if let edition = entry.edition, let known = issue.metadata.edition, known != edition {
            reader.note(
                DeliveryFinding(
                    .identityDiffers,
                    path: relative,
                    place: place,
                    "the METS says edition \(known), the batch file \(edition); the METS counts"
                )
            )
        }
        let date = entry.date.flatMap { CalendarDate(iso: $0)?.iso }
        func complete(_ metadata: inout PageMetadata) {
            metadata.lccn = metadata.lccn ?? entry.lccn
            metadata.date = metadata.date ?? date
            metadata.edition = metadata.edition ?? entry.edition
        }
        complete(&issue.metadata)
        for index in issue.pages.indices { complete(&issue.pages[index].metadata) }
    }

    private mutating func noteDuplicates() {
        var first: [String: String] = [:]
        for issue in issues {
            guard let name = DeliveredIssue.name(issue.metadata) else { continue }
            if let other = first[name] {
                reader.note(
                    DeliveryFinding(.issueDuplicate, path: issue.path, place: name, "is also the issue of \(other)")
                )
            } else {
                first[name] = issue.path
            }
        }
    }

    private mutating func check(_ reel: BatchDocument.Reel) {
        let place = "reel \(reel.number ?? "without number")"
        do throws(ArchiveError) {
            let target = try reader.root.target(of: reel.reference, in: "")
            reader.markNamed(target.relative)
            guard target.exists else {
                reader.note(
                    DeliveryFinding(.reelMissing, path: target.relative, place: place, "the reel's METS is not there")
                )
                return
            }
            let document = try METSDocument(contentsOf: target.path)
            let folder = (target.relative as NSString).deletingLastPathComponent
            for id in document.files.keys.sorted() {
                guard let file = document.files[id], let reference = file.reference else { continue }
                do throws(ArchiveError) {
                    let image = try reader.root.target(of: reference, in: folder)
                    reader.markNamed(image.relative)
                    if !image.exists {
                        reader.note(
                            DeliveryFinding(
                                .fileMissing,
                                path: image.relative,
                                place: place,
                                "the target's image is not there"
                            )
                        )
                    }
                } catch {
                    reader.note(DeliveryFinding(.pathRefused, path: reference, place: place, error.description))
                }
            }
        } catch {
            let isPath = error.code == .outsideRoot
            reader.note(
                DeliveryFinding(
                    isPath ? .pathRefused : .reelMissing,
                    path: reel.reference,
                    place: place,
                    error.description
                )
            )
        }
    }

    private mutating func noteUnnamedReels() {
        let known = Set(batch.reels.compactMap(\.number))
        let used = Set(issues.flatMap(\.pages).compactMap(\.reel)).subtracting(known)
        guard !known.isEmpty else { return }
        for number in used.sorted() {
            reader.note(
                DeliveryFinding(
                    .reelUnnamed,
                    place: "reel \(number)",
                    "holds pages, but the batch file does not name it"
                )
            )
        }
    }

    /// Endings of scans: others beside them are lists, schemas and reports.
    private static let scans: Set<String> = ["tif", "tiff", "jp2", "jpg", "jpeg", "pdf", "png"]

    private mutating func noteUnnamedFiles() {
        let root = reader.root.path
        let named = reader.named
        let found = FolderContents.files(below: root).filter { relative in
            Self.scans.contains((relative as NSString).pathExtension.lowercased()) && !named.contains(relative)
        }
        for relative in found {
            reader.note(
                DeliveryFinding(
                    .fileUnnamed,
                    path: relative,
                    "no METS that was read names this scan; it is not in the run"
                )
            )
        }
    }
}
