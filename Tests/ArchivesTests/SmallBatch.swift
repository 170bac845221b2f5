import Foundation
import TestSupport

/// Writes batches like those of the National Digital Newspaper Program; all text and titles are invented.
struct SmallBatch {
    struct Page {
        var sequence: String? = "1"
        var printed: String?
        var section: String?
        /// File names by use.
        var files: [(use: String, name: String)] = []
        /// Size and SHA-1 that the METS gives of the file of each use.
        var fixity: [String: (size: Int, sha1: String)] = [:]
        var note = "Present"

        /// A page whose four files are named `0001.tif` and so on.
        static func numbered(_ number: Int) -> Self {
            let stem = String(format: "%04d", number)
            return Self(
                sequence: String(number),
                printed: String(number),
                files: [
                    ("ocr", stem + ".xml"), ("derivative", stem + ".pdf"), ("master", stem + ".tif"),
                    ("service", stem + ".jp2"),
                ]
            )
        }
    }

    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The text of an issue's METS.
    static func mets(
        lccn: String = "sn00000008",
        date: String? = "1899-01-02",
        edition: String? = "1",
        extraMODS: String = "",
        label: String = "The Lydia Post (Port Lydia, Neb.), 1899-01-02",
        pages: [Page]
    ) -> String {
        var descriptions = ""
        var technical = ""
        var files = ""
        var divisions: [(section: String?, text: String)] = []
        for (index, page) in pages.enumerated() {
            let sequence = page.sequence.map { "<m:extent unit=\"pages\"><m:start>\($0)</m:start></m:extent>" } ?? ""
            let printed =
                page.printed.map { "<m:detail type=\"page number\"><m:number>\($0)</m:number></m:detail>" } ?? ""
            descriptions += """
                <dmdSec ID="page\(index)"><mdWrap MDTYPE="MODS"><xmlData><m:mods><m:part>\(sequence)\(printed)</m:part>
                <m:relatedItem type="original"><m:identifier type="reel number">00100200300</m:identifier></m:relatedItem>
                <m:note type="noteAboutReproduction">\(page.note)</m:note></m:mods></xmlData></mdWrap></dmdSec>\n
                """
            var pointers = ""
            for (number, file) in page.files.enumerated() {
                let id = "f\(index)-\(number)"
                var link = ""
                if let fixity = page.fixity[file.use] {
                    link = " ADMID=\"t\(id)\""
                    technical += """
                        <techMD ID="t\(id)"><mdWrap MDTYPE="OTHER"><xmlData>
                        <p:object xmlns:p="http://www.loc.gov/standards/premis"><p:objectCharacteristics><p:fixity>
                        <p:messageDigestAlgorithm>SHA-1</p:messageDigestAlgorithm>
                        <p:messageDigest>\(fixity.sha1)</p:messageDigest></p:fixity><p:size>\(fixity.size)</p:size>
                        </p:objectCharacteristics></p:object></xmlData></mdWrap></techMD>\n
                        """
                }
                files +=
                    "<file ID=\"\(id)\" USE=\"\(file.use)\"\(link)><FLocat LOCTYPE=\"OTHER\" xlink:href=\"\(file.name)\"/></file>\n"
                pointers += "<fptr FILEID=\"\(id)\"/>"
            }
            if let section = page.section {
                descriptions += """
                    <dmdSec ID="section\(index)"><mdWrap MDTYPE="MODS"><xmlData><m:mods><m:part><m:detail type="section label">
                    <m:number>\(section)</m:number></m:detail></m:part></m:mods></xmlData></mdWrap></dmdSec>\n
                    """
            }
            let division = "<div TYPE=\"np:page\" DMDID=\"page\(index)\">\(pointers)</div>"
            divisions.append(
                (
                    page.section,
                    page.section == nil
                        ? division : "<div TYPE=\"np:section\" DMDID=\"section\(index)\">\(division)</div>"
                )
            )
        }
        let number = edition.map { "<m:detail type=\"edition\"><m:number>\($0)</m:number></m:detail>" } ?? ""
        let issued = date.map { "<m:dateIssued encoding=\"iso8601\">\($0)</m:dateIssued>" } ?? ""
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <mets xmlns="http://www.loc.gov/METS/" xmlns:m="http://www.loc.gov/mods/v3"
              xmlns:xlink="http://www.w3.org/1999/xlink" LABEL="\(label)">
            <dmdSec ID="issue"><mdWrap MDTYPE="MODS"><xmlData><m:mods>
            <m:relatedItem type="host"><m:identifier type="lccn">\(lccn)</m:identifier><m:part>
            <m:detail type="volume"><m:number>12</m:number></m:detail><m:detail type="issue"><m:number>34</m:number></m:detail>
            \(number)</m:part></m:relatedItem><m:originInfo>\(issued)</m:originInfo>\(extraMODS)
            </m:mods></xmlData></mdWrap></dmdSec>
            \(descriptions)<amdSec>\(technical)</amdSec>
            <fileSec><fileGrp ID="all">\(files)</fileGrp></fileSec>
            <structMap><div TYPE="np:issue" DMDID="issue">\(divisions.map(\.text).joined(separator: "\n"))</div></structMap>
            </mets>
            """
    }

    /// The text of a batch file.
    static func batch(
        issues: [(lccn: String, date: String, edition: Int, path: String)],
        reels: [String] = []
    ) -> String {
        let entries = issues.map {
            "<n:issue lccn=\"\($0.lccn)\" issueDate=\"\($0.date)\" editionOrder=\"\($0.edition)\">\($0.path)</n:issue>"
        }
        let films = reels.map { "<n:reel reelNumber=\"00100200300\">\($0)</n:reel>" }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <n:batch name="batch_yy_beta" awardee="yy" awardYear="2026" xmlns:n="http://www.loc.gov/ndnp">
            \((entries + films).joined(separator: "\n"))
            </n:batch>
            """
    }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String { try folder.write(Data(text.utf8), to: name).path }

    /// The usual place of the issue of 2 January 1899.
    static let issueFolder = "data/sn00000008/00100200300/1899010201"

    /// Writes a batch of that one issue.
    func writeOneIssue(_ pages: [Page], mets: String? = nil, metsName: String = "1899010201.xml") throws {
        let path = "sn00000008/00100200300/1899010201/\(metsName)"
        try write(Self.batch(issues: [("sn00000008", "1899-01-02", 1, path)]), to: "data/batch.xml")
        try write(mets ?? Self.mets(pages: pages), to: "data/\(path)")
    }
}
