@testable import Archives
import CorpusFiles
import CorpusModel
import Foundation
import TestSupport
import Testing

@Suite struct StructuredIssueTests {
    /// METS of the British Library's kind: two pages, two articles and an advertisement; text invented.
    private static let linked = """
        <?xml version="1.0" encoding="UTF-8"?>
        <mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:mods="http://www.loc.gov/mods/v3"
          xmlns:xlink="http://www.w3.org/1999/xlink" TYPE="Newspaper">
        <mets:dmdSec ID="MODS_ISSUE"><mets:mdWrap MDTYPE="MODS"><mets:xmlData><mods:mods>
          <mods:titleInfo><mods:title>The Lydian.</mods:title></mods:titleInfo>
          <mods:originInfo><mods:dateIssued encoding="w3cdtf">1824-02-17</mods:dateIssued>
          <mods:place><mods:placeTerm type="text">Port Lydia, Cumbria, England</mods:placeTerm></mods:place></mods:originInfo>
          <mods:part><mods:detail type="issue"><mods:number></mods:number></mods:detail></mods:part>
        </mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>
        <mets:dmdSec ID="m1"><mets:mdWrap MDTYPE="MODS"><mets:xmlData><mods:mods><mods:titleInfo>
          <mods:nonSort>THE</mods:nonSort><mods:title>COAL DUTIES</mods:title></mods:titleInfo></mods:mods>
          </mets:xmlData></mets:mdWrap></mets:dmdSec>
        <mets:fileSec><mets:fileGrp USE="DigitalManifestation">
          <mets:fileGrp USE="PreservationMaster">
            <mets:file ID="i1" MIMETYPE="image/jp2" CHECKSUM="AB" CHECKSUMTYPE="SHA-256" SIZE="4"><mets:FLocat LOCTYPE="URL" xlink:href="x_0001.jp2"/></mets:file>
            <mets:file ID="i2" MIMETYPE="image/jp2"><mets:FLocat LOCTYPE="URL" xlink:href="x_0002.jp2"/></mets:file></mets:fileGrp>
          <mets:fileGrp USE="Fulltext">
            <mets:file ID="t1" MIMETYPE="text/xml"><mets:FLocat LOCTYPE="URL" xlink:href="x_0001.xml"/></mets:file>
            <mets:file ID="t2" MIMETYPE="text/xml"><mets:FLocat LOCTYPE="URL" xlink:href="x_0002.xml"/></mets:file></mets:fileGrp>
        </mets:fileGrp></mets:fileSec>
        <mets:structMap TYPE="LOGICAL"><mets:div ID="log1" TYPE="ISSUE" DMDID="MODS_ISSUE">
          <mets:div ID="art1" TYPE="ARTICLE" DMDID="m1"/><mets:div ID="art2" TYPE="ARTICLE"/>
          <mets:div ID="sect1" TYPE="ADVERT"/></mets:div></mets:structMap>
        <mets:structMap TYPE="PHYSICAL"><mets:div ID="phys0" TYPE="physSequence" DMDID="MODS_ISSUE">
          <mets:div ID="phys1" ORDER="1" ORDERLABEL="5" TYPE="page"><mets:fptr FILEID="i1"/><mets:fptr FILEID="t1"/>
            <mets:div ID="pa1" TYPE="pagearea" LABEL="Headline">
              <mets:fptr><mets:area FILEID="i1" SHAPE="RECT" COORDS="10,20,110,40"/></mets:fptr>
              <mets:fptr><mets:area FILEID="t1" BETYPE="IDREF" BEGIN="w1" END="w2"/></mets:fptr></mets:div>
            <mets:div ID="pa2" TYPE="pagearea" LABEL="Textblock">
              <mets:fptr><mets:area FILEID="i1" SHAPE="RECT" COORDS="10,50,110,240"/></mets:fptr></mets:div></mets:div>
          <mets:div ID="phys2" ORDER="2" ORDERLABEL="vi" TYPE="page"><mets:fptr FILEID="i2"/><mets:fptr FILEID="t2"/>
            <mets:div ID="pa3" TYPE="pagearea" LABEL="Textblock">
              <mets:fptr><mets:area FILEID="i2" SHAPE="RECT" COORDS="1,2,3,4"/></mets:fptr></mets:div></mets:div>
        </mets:div></mets:structMap>
        <mets:structLink>
          <mets:smLinkGrp><mets:smLocatorLink xlink:href="#art1" xlink:label="article"/>
            <mets:smLocatorLink xlink:href="#pa1" xlink:label="one"/><mets:smLocatorLink xlink:href="#pa3" xlink:label="two"/>
            <mets:smArcLink xlink:from="article" xlink:to="one"/><mets:smArcLink xlink:from="article" xlink:to="two"/></mets:smLinkGrp>
          <mets:smLink xlink:from="#art2" xlink:to="pa2"/>
        </mets:structLink></mets:mets>
        """

    @Test func `issue, pages and articles with their areas`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Data(Self.linked.utf8), to: "x_mets.xml")
        try folder.write(Data("<alto/>".utf8), to: "x_0001.xml")
        for path in [folder.path, folder.path + "/x_mets.xml"] {
            let source = try ArchiveSource(contentsOf: path)
            #expect(source.kind == .mets)
            let issue = try #require(source.issues.first)
            #expect(source.issues.count == 1)
            var expected = PageMetadata(title: "The Lydian", date: "1824-02-17")
            (expected.city, expected.state, expected.country) = ("Port Lydia", "Cumbria", "England")
            #expect(issue.metadata == expected)
            #expect(issue.pages.map(\.metadata.sequence) == [1, 2])
            #expect(issue.pages.map(\.metadata.page) == [5, 2])
            #expect(issue.pages.map(\.metadata.pageLabel) == [nil, "vi"])
            #expect(issue.pages[0].forms.map(\.relativePath) == ["x_0001.jp2"])
            #expect(issue.pages[0].forms[0].checksum == DeliveredFile.Checksum(algorithm: "SHA-256", value: "ab"))
            #expect(issue.pages[0].text?.exists ?? false)
            #expect(source.findings.count { $0.kind == .fileMissing } == 3)
            #expect(source.findings.count { $0.kind == .pageMissing } == 1)
            #expect(issue.articles.map(\.id) == ["art1", "art2", "sect1"])
            #expect(issue.articles.map(\.kind) == ["article", "article", "advert"])
            #expect(issue.articles.map(\.title) == ["THE COAL DUTIES", nil, nil])
            #expect(
                issue.articles[0].areas == [
                    DeliveredArticle.Area(
                        page: 0,
                        label: "Headline",
                        box: PixelRect(x0: 10, y0: 20, x1: 110, y1: 40),
                        first: "w1",
                        last: "w2"
                    ),
                    DeliveredArticle.Area(
                        page: 1,
                        label: "Textblock",
                        box: PixelRect(x0: 1, y0: 2, x1: 3, y1: 4),
                        first: nil,
                        last: nil
                    ),
                ]
            )
            #expect(issue.articles[0].areas.map(\.isHeadline) == [true, false])
            #expect(issue.articles[1].areas.map(\.box) == [PixelRect(x0: 10, y0: 50, x1: 110, y1: 240)])
            #expect(issue.articles[2].areas.isEmpty)
            #expect(DeliveryReport(source, digests: false).articles == 3)
        }
    }

    /// METS of docWorks' kind: articles point into the text without links.
    private static let nested = """
        <mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" LABEL="x">
        <fileSec><fileGrp USE="Images"><file ID="i1"><FLocat xlink:href="file/1.tif"/></file></fileGrp>
        <fileGrp USE="Text"><file ID="t1"><FLocat xlink:href="file/1.xml"/></file></fileGrp></fileSec>
        <structMap TYPE="PHYSICAL"><div TYPE="Newspaper"><div TYPE="PAGE" ID="p1" ORDER="1"><fptr><par>
        <area FILEID="i1"/><area FILEID="t1"/></par></fptr></div></div></structMap>
        <structMap TYPE="LOGICAL"><div TYPE="Newspaper"><div TYPE="CONTENT"><div TYPE="ARTICLE" ID="a1" LABEL="Coal">
        <div TYPE="HEADING"><fptr><area FILEID="t1" BETYPE="IDREF" BEGIN="b1"/></fptr></div>
        <div TYPE="BODY"><div TYPE="PARAGRAPH"><fptr><area FILEID="t1" BETYPE="IDREF" BEGIN="b2"/></fptr></div></div>
        </div></div></div></structMap></mets>
        """

    @Test func `articles that point into the text themselves`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Data(Self.nested.utf8), to: "issue-METS.xml").path
        let source = try ArchiveSource(contentsOf: path)
        let issue = try #require(source.issues.first)
        #expect(issue.pages.count == 1)
        #expect(issue.pages[0].forms.map(\.relativePath) == ["file/1.tif"])
        #expect(issue.pages[0].text?.relativePath == "file/1.xml")
        #expect(issue.articles.map(\.title) == ["Coal"])
        #expect(issue.articles[0].areas.map(\.first) == ["b1", "b2"])
        #expect(issue.articles[0].areas.map(\.isHeadline) == [true, false])
    }

    @Test func `METS without pages is refused`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Data("<mets xmlns=\"http://www.loc.gov/METS/\"/>".utf8), to: "mets.xml").path
        let error = try #require(throws: ArchiveError.self) { try ArchiveSource(contentsOf: path) }
        #expect(error.code == .unknownFormat)
    }
}
