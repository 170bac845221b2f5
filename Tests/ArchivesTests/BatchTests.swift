import Archives
import CorpusFiles
import CorpusModel
import Foundation
import TestSupport
import Testing

@Suite struct BatchTests {
    private let batch: SmallBatch

    init() throws { batch = try SmallBatch() }

    private func source() throws -> ArchiveSource { try ArchiveSource(contentsOf: batch.folder.path) }

    private func kinds(_ source: ArchiveSource) -> [DeliveryFinding.Kind] { source.findings.map(\.kind) }

    @Test func `pages have the numbers and metadata of Chronicling America`() throws {
        var supplement = SmallBatch.Page.numbered(3)
        (supplement.printed, supplement.section) = ("B1", "Supplement")
        var second = SmallBatch.Page.numbered(2)
        second.printed = nil
        try batch.writeOneIssue([.numbered(1), supplement, second])
        let source = try source()
        #expect(source.kind == .ndnpBatch)
        #expect(source.name == "batch_yy_beta")
        #expect(source.awardee == "yy")
        let pages = source.pages
        #expect(pages.map(\.metadata.sequence) == [1, 2, 3])
        #expect(pages.map(\.metadata.page) == [1, 2, 3])
        #expect(pages.map(\.metadata.pageLabel) == [nil, nil, "B1"])
        #expect(pages.map(\.metadata.section) == [nil, nil, "Supplement"])
        var expected = PageMetadata(
            title: "The Lydia Post",
            lccn: "sn00000008",
            date: "1899-01-02",
            edition: 1,
            page: 1
        )
        (expected.sequence, expected.volume, expected.issue) = (1, "12", "34")
        (expected.city, expected.state, expected.country) = ("Port Lydia", "Nebraska", "United States")
        #expect(pages[0].metadata == expected)
        #expect(pages[0].reel == "00100200300")
        #expect(pages[0].name == "sn00000008/1899-01-02/ed-1/seq-1")
        #expect(pages[0].forms.map(\.role) == [.master, .service, .derivative])
        #expect(pages[0].forms[0].path == batch.folder.path + "/data/sn00000008/00100200300/1899010201/0001.tif")
        #expect(pages[0].text?.relativePath == "sn00000008/00100200300/1899010201/0001.xml")
    }

    @Test func `absent files are named, and the best form that is there is known`() throws {
        try batch.writeOneIssue([.numbered(1), .numbered(2)])
        try batch.write("x", to: SmallBatch.issueFolder + "/0001.jp2")
        try batch.write("x", to: SmallBatch.issueFolder + "/0001.PDF")
        let source = try source()
        #expect(source.pages[0].bestForm?.role == .service)
        #expect(source.pages[0].forms[2].exists)
        #expect(source.pages[1].bestForm == nil)
        #expect(!source.isSound)
        #expect(kinds(source).filter { $0 == .fileMissing }.count == 6)
        let missing = source.findings.filter { $0.kind == .pageMissing }
        #expect(missing.map(\.place) == ["sn00000008/1899-01-02/ed-1/seq-2"])
        let report = DeliveryReport(source, digests: true)
        #expect((report.pages, report.pagesWithScan, report.pagesWithText) == (2, 1, 0))
        #expect((report.files, report.filesPresent) == (8, 2))
        #expect(report.lines.contains { $0.contains("0002.tif") })
        let coded = try JSONSerialization.jsonObject(with: RecordCoding.line(report)) as? [String: Any]
        #expect((coded?["counts"] as? [String: Int])?["file-missing"] == 6)
    }

    @Test(arguments: [
        (["batch.xml"], "batch.xml"), (["BATCH.xml"], "BATCH.xml"), (["batch.xml", "BATCH_1.xml"], "BATCH_1.xml"),
        (["batch.xml", "batch_1.xml", "batch_2.xml"], "batch_2.xml"),
        (["batch_10.xml", "batch_9.xml"], "batch_10.xml"),
        (["batchfile_1.xml", "batch.xml"], "batchfile_1.xml"), (["BATCH_1.xml", "batch_1.xml"], "batch_1.xml"),
    ])
    func `of several batch files the highest number counts`(_ names: [String], _ chosen: String) throws {
        for place in ["data/", ""] {
            let batch = try SmallBatch()
            for name in names { try batch.write(SmallBatch.batch(issues: []), to: place + name) }
            try batch.write("<x/>", to: place + "batch_list.xml")
            let source = try ArchiveSource(contentsOf: batch.folder.path + "/")
            #expect(source.path == batch.folder.path + "/" + place + chosen)
            #expect(source.findings.map(\.kind) == names.dropFirst().map { _ in .otherBatchFile })
            #expect(source.isSound)
        }
    }

    @Test func `a batch file named itself is the one that is read`() throws {
        try batch.write(SmallBatch.batch(issues: []), to: "data/batch_2.xml")
        let older = try batch.write(SmallBatch.batch(issues: []), to: "data/batch_1.xml")
        #expect(try ArchiveSource(contentsOf: older).path == older)
    }

    @Test func `the METS that the batch names is read, another version only where that is absent`() throws {
        let plain = SmallBatch.mets(pages: [.numbered(1)])
        let validated = SmallBatch.mets(pages: [.numbered(1), .numbered(2)])
        try batch.writeOneIssue([], mets: plain)
        try batch.write(validated, to: SmallBatch.issueFolder + "/1899010201_1.xml")
        #expect(try source().pages.count == 1)
        try FileManager.default.removeItem(atPath: batch.folder.path + "/" + SmallBatch.issueFolder + "/1899010201.xml")
        let source = try source()
        #expect(source.pages.count == 2)
        let finding = try #require(source.findings.first { $0.kind == .issueVersion })
        #expect(finding.detail.contains("1899010201_1.xml"))
        #expect(!source.isSound)
    }

    @Test func `absent, damaged, empty and doubled issues are told apart`() throws {
        let folder = "sn00000008/00100200300/"
        let text = SmallBatch.batch(issues: [
            ("sn00000008", "1899-01-02", 1, folder + "1899010201/1899010201.xml"),
            ("sn00000008", "1899-01-02", 1, folder + "1899010201b/other.xml"),
            ("sn00000008", "1899-01-03", 1, folder + "1899010301/1899010301.xml"),
            ("sn00000008", "1899-01-04", 1, folder + "1899010401/1899010401.xml"),
            ("sn00000008", "1899-01-05", 1, folder + "1899010501/1899010501.xml"),
        ])
        try batch.write(text, to: "data/BATCH.xml")
        let mets = SmallBatch.mets(pages: [SmallBatch.Page()])
        try batch.write(mets, to: "data/\(folder)1899010201/1899010201.xml")
        try batch.write(mets, to: "data/\(folder)1899010201b/other.xml")
        try batch.write(String(mets.prefix(mets.count / 2)), to: "data/\(folder)1899010401/1899010401.xml")
        try batch.write(SmallBatch.mets(date: "1899-01-05", pages: []), to: "data/\(folder)1899010501/1899010501.xml")
        let source = try source()
        let found = Set(kinds(source))
        #expect(found == [.issueDuplicate, .issueMissing, .issueUnreadable, .issueEmpty, .pageMissing])
        #expect(source.issues.count == 3)
        let unreadable = try #require(source.findings.first { $0.kind == .issueUnreadable })
        #expect(unreadable.detail.contains("1899010401.xml:"))
    }

    @Test func `dates, editions and numbers that do not agree are named; the METS counts`() throws {
        let path = "sn00000008/00100200300/1899010201/1899010201.xml"
        try batch.write(SmallBatch.batch(issues: [("sn00000009", "1899-01-04", 2, path)]), to: "data/batch.xml")
        try batch.write(SmallBatch.mets(date: "1899-01-03", edition: "3", pages: [.numbered(1)]), to: "data/\(path)")
        let source = try source()
        #expect(kinds(source).filter { $0 == .dateDiffers }.count == 2)
        #expect(kinds(source).filter { $0 == .identityDiffers }.count == 3)
        #expect(source.pages[0].metadata.date == "1899-01-03")
        #expect(source.pages[0].metadata.lccn == "sn00000008")
    }

    @Test func `a date that is no day is named and taken from the batch file`() throws {
        try batch.writeOneIssue([], mets: SmallBatch.mets(date: "1899-02-30", pages: [.numbered(1)]))
        let source = try source()
        #expect(source.findings.contains { $0.kind == .dateDiffers && $0.detail.contains("1899-02-30") })
        #expect(source.pages[0].metadata.date == "1899-01-02")
    }

    @Test func `a misprinted date gives way to the right one`() throws {
        let mets = SmallBatch.mets(pages: [.numbered(1)]).replacingOccurrences(
            of: "<m:dateIssued",
            with: "<m:dateIssued qualifier=\"questionable\">1889-01-02</m:dateIssued><m:dateIssued"
        )
        try batch.writeOneIssue([], mets: mets)
        #expect(try source().pages[0].metadata.date == "1899-01-02")
    }

    @Test func `pages that were not digitized are noted, not missed`() throws {
        try batch.writeOneIssue([SmallBatch.Page(note: "Not digitized, published")])
        let source = try source()
        #expect(source.pages[0].isNotDigitized)
        #expect(source.findings.map(\.kind) == [.notDigitized])
        #expect(source.isSound)
        #expect(DeliveryReport(source, digests: true).pagesNotDigitized == 1)
    }

    @Test func `sequences that are doubled or no numbers are named`() throws {
        var letter = SmallBatch.Page.numbered(3)
        letter.sequence = "A"
        try batch.writeOneIssue([.numbered(1), .numbered(1), letter])
        #expect(try kinds(source()).filter { $0 == .sequenceWrong }.count == 2)
    }

    @Test func `sizes and digests are compared with files that are there`() throws {
        // SHA-1 of "abc": FIPS 180-4, example A.1.
        let right = (size: 3, sha1: "A9993E364706816ABA3E25717850C26C9CD0D89D")
        var page = SmallBatch.Page.numbered(1)
        page.fixity = ["master": right, "service": right, "derivative": right]
        try batch.writeOneIssue([page])
        for (name, text) in [("0001.tif", "abc"), ("0001.jp2", "abd"), ("0001.pdf", "abcd"), ("0001.xml", "<alto/>")] {
            try batch.write(text, to: SmallBatch.issueFolder + "/" + name)
        }
        let source = try source()
        #expect(source.isSound)
        #expect(source.contentFindings(digests: false).map(\.kind) == [.sizeDiffers])
        let all = source.contentFindings(digests: true)
        #expect(all.map(\.kind) == [.checksumDiffers, .sizeDiffers])
        #expect(all[0].path?.hasSuffix("0001.jp2") ?? false)
        #expect(!DeliveryReport(source, digests: true).isSound)
    }

    @Test func `absent reels, and reels and scans that nothing names, are named`() throws {
        let path = "sn00000008/00100200300/1899010201/1899010201.xml"
        let reel = "sn00000008/00100200399/00100200399.xml"
        let text = SmallBatch.batch(issues: [("sn00000008", "1899-01-02", 1, path)], reels: [reel])
            .replacingOccurrences(of: "reelNumber=\"00100200300\"", with: "reelNumber=\"00100200399\"")
        try batch.write(text, to: "data/batch_1.xml")
        try batch.write(SmallBatch.mets(pages: [.numbered(1)]), to: "data/\(path)")
        try batch.write("x", to: "data/stray/0009.tif")
        let source = try source()
        #expect(source.findings.contains { $0.kind == .reelMissing && $0.path == reel })
        #expect(source.findings.contains { $0.kind == .reelUnnamed && $0.place == "reel 00100200300" })
        #expect(source.findings.contains { $0.kind == .fileUnnamed && $0.path == "stray/0009.tif" })
        #expect(source.reels == 1)
    }

    @Test func `paths out of the batch are refused by name and not followed`() throws {
        let outside = try batch.write("x", to: "outside.tif")
        try batch.write(SmallBatch.mets(pages: [.numbered(1)]), to: "outside.xml")
        var page = SmallBatch.Page.numbered(1)
        page.files = [
            ("master", "../../../../outside.tif"), ("service", outside), ("derivative", "file://\(outside)"),
            ("ocr", "link.xml"),
        ]
        let path = "sn00000008/00100200300/1899010201/1899010201.xml"
        let issues = [("sn00000008", "1899-01-02", 1, path), ("sn00000008", "1899-01-03", 1, "../outside.xml")]
        try batch.write(SmallBatch.batch(issues: issues, reels: ["/etc/passwd"]), to: "data/batch.xml")
        try batch.write(SmallBatch.mets(pages: [page]), to: "data/\(path)")
        try FileManager.default.createSymbolicLink(
            atPath: batch.folder.path + "/" + SmallBatch.issueFolder + "/link.xml",
            withDestinationPath: batch.folder.path + "/outside.xml"
        )
        let source = try source()
        let refused = source.findings.filter { $0.kind == .pathRefused }.compactMap(\.path)
        #expect(
            refused == [
                "../../../../outside.tif", outside, "file://\(outside)", "link.xml", "../outside.xml", "/etc/passwd",
            ]
        )
        #expect(source.pages.count == 1)
        #expect(source.pages[0].forms.isEmpty && source.pages[0].text == nil)
    }

    @Test func `what is no delivery is refused with what would be one`() throws {
        try batch.write("x", to: "scans/0001.tif")
        let other = try batch.write("<alto/>", to: "page.xml")
        for path in [batch.folder.path, other] {
            #expect(ArchiveSource.definitions(of: path).isEmpty)
            let error = try #require(throws: ArchiveError.self) { try ArchiveSource(contentsOf: path) }
            #expect(error.code == .unknownFormat)
            #expect(error.description.contains("batch_1.xml"))
        }
        let absent = try #require(throws: ArchiveError.self) { try ArchiveSource(contentsOf: other + "x") }
        #expect(absent.code == .unreadable)
    }

    @Test func `an empty batch is sound and has no pages`() throws {
        try batch.write(SmallBatch.batch(issues: []), to: "data/batch.xml")
        let source = try source()
        #expect(source.pages.isEmpty && source.isSound)
    }
}
