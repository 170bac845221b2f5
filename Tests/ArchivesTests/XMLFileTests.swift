import CorpusFiles
import Foundation
import TestSupport
import Testing

@testable import Archives

@Suite struct XMLFileTests {
    private func parse(_ text: String, limits: XMLLimits = .standard) throws -> XMLNode {
        try XMLNode.root(of: Data(text.utf8), name: "page.xml", limits: limits)
    }

    private func failure(_ data: Data, limits: XMLLimits = .standard) throws -> ArchiveError {
        try #require(throws: ArchiveError.self) { try XMLNode.root(of: data, name: "page.xml", limits: limits) }
    }

    @Test func `elements and attributes are told apart by namespace, not prefix`() throws {
        let root = try parse(
            """
            <m:mets xmlns:m="http://www.loc.gov/METS/" xmlns:x="http://www.w3.org/1999/xlink">
              <m:file x:href="one&amp;two.tif" ID="f1"/>
              <file xmlns="http://elsewhere.example/" xmlns:x="http://other.example/" x:href="no" ID="f2"/>
            </m:mets>
            """
        )
        #expect(root.matches(.mets, "mets"))
        #expect(root.children.map(\.vocabulary) == [.mets, .other])
        #expect(root.children[0].links == ["href": "one&two.tif"])
        #expect(root.children[0].attributes == ["ID": "f1"])
        #expect(root.children[1].links.isEmpty)
        #expect(root.children[1].line == 3)
    }

    @Test func `text is collapsed over elements and CDATA`() throws {
        let root = try parse("<a> one <b>two</b>\n<![CDATA[<three>]]> &#233;t&#xe9;</a>")
        #expect(root.text == "one <three> été two")
    }

    @Test func `expanding entities are refused`() throws {
        var text = "<?xml version=\"1.0\"?>\n<!DOCTYPE alto [\n<!ENTITY e0 \"lol\">\n"
        for level in 1...9 { text += "<!ENTITY e\(level) \"\(String(repeating: "&e\(level - 1);", count: 10))\">\n" }
        text += "]>\n<alto>&e9;</alto>"
        let error = try failure(Data(text.utf8))
        #expect(error.code == .limitExceeded)
        #expect(error.description.contains("page.xml:2: "))
        #expect(error.description.contains("xmllint"))
    }

    @Test func `external entities are never opened`() throws {
        let folder = try TemporaryFolder()
        let secret = try folder.write(["secret"], to: "secret.txt")
        let text = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://\(secret.path)\">]><a>&x;</a>"
        #expect(try failure(Data(text.utf8)).code == .limitExceeded)
        let parameter = "<!DOCTYPE a [<!ENTITY % x SYSTEM \"\(secret.path)\"> %x;]><a/>"
        #expect(try failure(Data(parameter.utf8)).code == .limitExceeded)
    }

    @Test func `a document type that only names itself is passed over, its file not opened`() throws {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- <!DOCTYPE no> -->
            <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://127.0.0.1:1/xhtml1.dtd">
            <html><body>x</body></html>
            """
        #expect(try parse(text).text == "x")
    }

    @Test func `a document type does not hide in another encoding`() throws {
        // +ADw- is < in UTF-7.
        let hidden = "<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADwAIQ-DOCTYPE a +AFs-]+AD4-<a/>"
        let error = try failure(Data(hidden.utf8))
        #expect(error.code == .malformed)
        #expect(error.description.contains("utf-7"))
        let wide = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>"
        let bytes = try #require(wide.data(using: .utf16))
        #expect(try failure(bytes).code == .limitExceeded)
    }

    @Test func `UTF-16 and Latin-1 are read as declared`() throws {
        let wide = try #require("<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<a>Zürich</a>".data(using: .utf16))
        #expect(try XMLNode.root(of: wide, name: "w.xml").text == "Zürich")
        var latin = Data("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>Z".utf8)
        latin += [0xFC] + Data("rich</a>".utf8)
        #expect(try XMLNode.root(of: latin, name: "l.xml").text == "Zürich")
    }

    @Test func `an encoding that is not the text's is named with its place`() throws {
        var wrong = Data("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n<b>Z".utf8)
        wrong += [0xFC] + Data("rich</b></a>".utf8)
        let error = try failure(wrong)
        #expect(error.code == .malformed)
        #expect(error.description.hasPrefix("page.xml:3:"))
        #expect(error.description.contains("encoding"))
        let lie = Data("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>".utf8)
        #expect(try failure(lie).description.contains("utf-16"))
    }

    @Test func `a hundred thousand elements within each other are refused`() throws {
        let error = try failure(Data(String(repeating: "<a>", count: 100_000).utf8))
        #expect(error.code == .limitExceeded)
        #expect(error.description.contains("deep"))
    }

    @Test(arguments: [
        "<a>\n<b>one</b>", "<a>\n<b>one", "<a>\n<b x=\"1", "<a>\n<b", "<a", "<?xml version=\"1.0\"?>", "<!-- a",
    ])
    func `what is cut off is named as such`(_ text: String) throws {
        let error = try failure(Data(text.utf8))
        #expect(error.code == .malformed)
        #expect(error.description.hasPrefix("page.xml:"))
    }

    @Test func `elements out of order, ampersands and no XML at all are malformed`() throws {
        #expect(try failure(Data("<a><b></a></b>".utf8)).description.contains("end tag"))
        #expect(try failure(Data("<a>Smith & Sons</a>".utf8)).description.contains("&amp;"))
        #expect(try failure(Data("<a>&nbsp;</a>".utf8)).code == .malformed)
        #expect(try failure(Data("II*\u{0}".utf8)).description.contains("not XML"))
        #expect(try failure(Data()).description.contains("empty"))
        #expect(try failure(Data("<a/><b/>".utf8)).code == .malformed)
    }

    @Test func `limits hold for attributes, text and number of elements`() throws {
        let limits = XMLLimits(depth: 10, elements: 5, attributes: 20, text: 20)
        #expect(
            try failure(Data("<a x=\"\(String(repeating: "y", count: 30))\"/>".utf8), limits: limits).code
                == .limitExceeded
        )
        #expect(
            try failure(Data("<a>\(String(repeating: "y", count: 30))</a>".utf8), limits: limits).code == .limitExceeded
        )
        #expect(try failure(Data("<a><b/><b/><b/><b/><b/></a>".utf8), limits: limits).code == .limitExceeded)
        #expect(try parse("<a x=\"yyy\">text</a>", limits: limits).text == "text")
    }

    @Test func `folders, pipes and absent files are no XML files`() throws {
        let folder = try TemporaryFolder()
        let pipe = folder.file("pipe.xml").path
        #expect(mkfifo(pipe, 0o600) == 0)
        for path in [folder.path, pipe, folder.file("absent.xml").path] {
            let error = try #require(throws: ArchiveError.self) { try XMLNode.root(ofFileAt: path) }
            #expect(error.code == .unreadable)
            #expect(error.description.contains(path))
            #expect(FirstElement.name(ofFileAt: path) == nil)
        }
    }

    @Test(
        arguments: [
            ("<?xml version=\"1.0\"?><!-- a > b --><ndnp:batch name=\"x\">", "batch"), ("<alto>", "alto"),
            ("<a/>", "a"),
            ("\u{FEFF}<!DOCTYPE html>\n<html >", "html"), ("no", nil), ("<!-- <a>", nil), ("", nil),
        ] as [(String, String?)]
    )
    func `the first element's name is found`(_ text: String, _ name: String?) {
        #expect(FirstElement.name(in: Data(text.utf8)) == name)
    }
}
