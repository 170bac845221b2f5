@testable import Archives
import CorpusModel
import Foundation
import TestSupport
import Testing

@Suite struct ArchivedTextTests {
    /// A page of one block with one line, in the units of an inch's 1200th: 300 dots an inch are a quarter of that.
    private static func alto(
        namespace: String = " xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\"",
        unit: String = "inch1200",
        page: String = "WIDTH=\"4000\" HEIGHT=\"8000\"",
        _ content: String
    ) -> Data {
        Data(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <alto\(namespace)><Description><MeasurementUnit>\(unit)</MeasurementUnit></Description>
            <Tags><StructureTag ID="tag1" LABEL="heading"/></Tags>
            <Layout><Page ID="P1" PHYSICAL_IMG_NR="1" \(page)><PrintSpace>\(content)</PrintSpace></Page></Layout></alto>
            """.utf8
        )
    }

    private static let block = """
        <ComposedBlock ID="c1"><TextBlock ID="b1" HPOS="400" VPOS="800" WIDTH="800" HEIGHT="400" TAGREFS="tag1">
        <TextLine HPOS="400" VPOS="800" WIDTH="800" HEIGHT="200">
        <String ID="s1" CONTENT="Har&amp;" HPOS="400" VPOS="800" WIDTH="200" HEIGHT="200" WC="0.8"/><SP WIDTH="20"/>
        <String ID="s2" CONTENT="bour" HPOS="640" VPOS="800" WIDTH="300" HEIGHT="200" WC="0.5" SUBS_TYPE="HypPart1" SUBS_CONTENT="bourside"/>
        <HYP CONTENT="&#xAD;" HPOS="940" VPOS="880" WIDTH="40" HEIGHT="20"/></TextLine>
        <TextLine HPOS="400" VPOS="1000" WIDTH="800" HEIGHT="200">
        <String ID="s3" CONTENT="side" HPOS="400" VPOS="1000" WIDTH="200" HEIGHT="200" CC="0 9 0 9" SUBS_TYPE="HypPart2" SUBS_CONTENT="bourside"/>
        </TextLine></TextBlock></ComposedBlock>
        <Illustration HPOS="2000" VPOS="2000" WIDTH="400" HEIGHT="400"/>
        """

    private func page(_ data: Data, scan: ScanSize? = nil) throws -> ArchivedPage {
        try #require(ArchivedText.pages(of: data, name: "0001.xml", scan: scan).first)
    }

    @Test(arguments: [
        "", " xmlns=\"http://www.loc.gov/standards/alto/ns-v2#\"",
        " xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\"",
        " xmlns=\"http://schema.ccs-gmbh.com/ALTO\"",
    ])
    func `lines, words, confidences and hyphens of every version`(_ namespace: String) throws {
        let page = try page(Self.alto(namespace: namespace, Self.block))
        #expect((page.format, page.width, page.height) == (.alto, 1000, 2000))
        #expect(page.knowsConfidence)
        #expect(page.illustrations == [PixelRect(x0: 500, y0: 500, x1: 600, y1: 600)])
        let block = try #require(page.blocks.first)
        #expect((block.id, block.label) == ("b1", "heading"))
        #expect(block.box == PixelRect(x0: 100, y0: 200, x1: 300, y1: 300))
        #expect(block.lines.map(\.text) == ["Har& bour-", "side"])
        #expect(block.lines[0].bbox == PixelRect(x0: 100, y0: 200, x1: 300, y1: 250))
        #expect(block.lines[0].words.map(\.confidence) == [0.8, 0.5])
        #expect(block.lines[0].words[1].bbox == PixelRect(x0: 160, y0: 200, x1: 245, y1: 250))
        #expect(block.lines.flatMap(\.words).map(\.subsContent) == [nil, "bourside", "bourside"])
        // Characters 0, 9, 0, 9 of 0 (sure) to 9 (unsure).
        #expect(block.lines[1].words[0].confidence == 0.5)
        #expect(page.wordCount == 3)
    }

    @Test(arguments: [("pixel", 4000, 8000), ("inch1200", 1000, 2000), ("mm10", 4724, 9449)])
    func `units become pixels of 300 to the inch where no scan is given`(_ unit: String, _ width: Int, _ height: Int)
        throws
    {
        let page = try page(Self.alto(unit: unit, Self.block))
        #expect((page.width, page.height) == (width, height))
        let x = Double(400) * Double(width) / 4000
        #expect(abs(page.blocks[0].box.x0 - Int(x)) <= 1)
    }

    @Test(arguments: ["pixel", "inch1200", "mm10"])
    func `boxes are laid over the scan whatever the unit`(_ unit: String) throws {
        let page = try page(Self.alto(unit: unit, Self.block), scan: ScanSize(width: 2000, height: 4000))
        #expect((page.width, page.height) == (2000, 4000))
        #expect(page.blocks[0].box == PixelRect(x0: 200, y0: 400, x1: 600, y1: 600))
    }

    @Test func `what the file does not say is not made up`() throws {
        let content = """
            <TextBlock ID="b1" HPOS="0" VPOS="0" WIDTH="90" HEIGHT="90"><TextLine HPOS="0" VPOS="0" WIDTH="90" HEIGHT="30">
            <String CONTENT="plain"/><String CONTENT=" " HPOS="1" VPOS="1" WIDTH="1" HEIGHT="1"/>
            <String CONTENT="odd" HPOS="NaN" VPOS="1e300" WIDTH="-4" HEIGHT="1" WC="seven"/></TextLine></TextBlock>
            """
        let page = try page(Self.alto(unit: "pixel", page: "", content))
        #expect(!page.knowsConfidence)
        #expect((page.width, page.height) == (90, 90))
        #expect(page.lines.map(\.text) == ["plain odd"])
        #expect(page.lines[0].words.allSatisfy { $0.confidence == 0.5 && $0.bbox == page.lines[0].bbox })
    }

    @Test func `percent, and the page's own confidence, are taken for confidences`() throws {
        let content = """
            <TextBlock HPOS="0" VPOS="0" WIDTH="90" HEIGHT="90"><TextLine HPOS="0" VPOS="0" WIDTH="90" HEIGHT="30">
            <String CONTENT="one" WC="87"/><String CONTENT="two"/></TextLine></TextBlock>
            """
        let page = try page(Self.alto(unit: "pixel", page: "PC=\"0.6\" WIDTH=\"90\" HEIGHT=\"90\"", content))
        #expect(page.lines[0].words.map(\.confidence) == [0.87, 0.6])
    }

    @Test func `areas of articles give their words, cut out of lines`() throws {
        let page = try page(Self.alto(Self.block))
        func text(_ first: String?, _ last: String?, box: PixelRect? = nil) -> [String] {
            page.lines(of: DeliveredArticle.Area(page: 0, label: nil, box: box, first: first, last: last)).map(\.text)
        }
        #expect(text("b1", nil) == ["Har& bour-", "side"])
        #expect(text("c1", "c1") == ["Har& bour-", "side"])
        #expect(text("s2", "s3") == ["bour-", "side"])
        #expect(text("s1", nil) == ["Har&"])
        #expect(text(nil, nil).isEmpty)
        #expect(text("unknown", "unknown", box: PixelRect(x0: 0, y0: 0, x1: 160, y1: 2000)) == ["Har&", "side"])
        let half = ScanSize(width: 500, height: 1000)
        let area = DeliveredArticle.Area(
            page: 0,
            label: nil,
            box: PixelRect(x0: 0, y0: 0, x1: 80, y1: 1000),
            first: nil,
            last: nil
        )
        #expect(page.lines(of: area, measuredOn: half).map(\.text) == ["Har&", "side"])
    }

    private static let hocr = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
        <div class='ocr_page' id='page_1' title='image "a.tif"; bbox 0 0 1000 2000; ppageno 0'>
        <div class='ocr_carea' id='block_1_1' title="bbox 100 200 300 300"><p class='ocr_par' title="bbox 100 200 300 300">
        <span class='ocr_line' id='line_1_1' title="bbox 100 200 300 250; baseline 0 0">
        <span class='ocrx_word' id='word_1_1' title='bbox 100 200 150 250; x_wconf 96'><strong>Caf&eacute;</strong></span>
        <span class='ocrx_word' id='word_1_2' title='bbox 160 200 300 250; x_wconf 50'>Smith&amp;Sons</span></span>
        <span class='ocr_header' title="bbox 100 250 300 300">no words here</span></p></div>
        <div class='ocr_photo' title="bbox 500 500 600 600"></div></div></body></html>
        """

    @Test func `hOCR has the same parts`() throws {
        let page = try page(Data(Self.hocr.utf8), scan: ScanSize(width: 2000, height: 4000))
        #expect((page.format, page.width, page.height) == (.hocr, 2000, 4000))
        #expect(page.blocks.map(\.id) == ["block_1_1"])
        #expect(page.lines.map(\.text) == ["Café Smith&Sons", "no words here"])
        #expect(page.lines[0].words.map(\.confidence) == [0.96, 0.5])
        #expect(page.lines[0].words[0].bbox == PixelRect(x0: 200, y0: 400, x1: 300, y1: 500))
        let parted = page.lines[1].words
        #expect(parted.map(\.text) == ["no", "words", "here"])
        #expect(parted[0].bbox.x0 == 200 && parted[2].bbox.x1 == 600)
        #expect(parted[0].bbox.x1 < parted[1].bbox.x0)
        #expect(page.illustrations == [PixelRect(x0: 1000, y0: 1000, x1: 1200, y1: 1200)])
        #expect(page.knowsConfidence)
    }

    @Test(arguments: [
        "<mets xmlns=\"http://www.loc.gov/METS/\"/>", "<alto><Layout/></alto>", "<html><body>text</body></html>",
        "text", "",
        "<alto><Layout><Page WIDTH=\"1\" HEIGHT=\"1\">",
    ])
    func `other files, files without pages and files cut off are refused`(_ text: String) {
        #expect(throws: ArchiveError.self) { try ArchivedText.pages(of: Data(text.utf8), name: "a.xml") }
    }

    @Test func `several pages of a file do not mix`() throws {
        var text = String(decoding: Self.alto(Self.block), as: UTF8.self)
        let page = try #require(text.range(of: "<Page"))
        let end = try #require(text.range(of: "</Layout>"))
        text.insert(contentsOf: String(text[page.lowerBound..<end.lowerBound]), at: end.lowerBound)
        let pages = try ArchivedText.pages(of: Data(text.utf8), name: "a.xml")
        #expect(pages.count == 2)
        #expect(pages[0] == pages[1])
    }

    @Test func `the text that belongs to a scan is found by name and content`() throws {
        let folder = try TemporaryFolder()
        func path(_ name: String) -> String { folder.path + "/" + name }
        for stem in ["a", "b", "c", "d"] { try folder.write(Data(), to: "in/\(stem).tif") }
        try folder.write(Data("<mets/>".utf8), to: "in/a.xml")
        try folder.write(Self.alto(Self.block), to: "in/a.alto.xml")
        try folder.write(Self.alto(Self.block), to: "alto/b.xml")
        try folder.write(Data(Self.hocr.utf8), to: "in/c.hocr")
        #expect(ArchivedText.file(besideScan: path("in/a.tif")) == path("in/a.alto.xml"))
        #expect(ArchivedText.file(besideScan: path("in/b.tif")) == path("in/../alto/b.xml"))
        #expect(ArchivedText.file(besideScan: path("in/c.tif")) == path("in/c.hocr"))
        #expect(ArchivedText.file(besideScan: path("in/d.tif")) == nil)
    }
}
