import Dedup
import Foundation
import Testing

@Suite("Lines of articles")
struct ArticleLineTests {
    @Test("an id is whatever stands there, or the place of the line")
    func ids() throws {
        for (line, id) in [
            (#"{"id": 17293822569102704640, "text": "a"}"#, "17293822569102704640"),
            (#"{"id": 7.0, "text": "a"}"#, "7"),
            (#"{"id": null, "text": "a"}"#, "f:3"), (#"{"id": "", "text": "a"}"#, "f:3"), (#"{"text": "a"}"#, "f:3"),
            (#"{"id": ["x", 1], "text": "a"}"#, #"["x", 1]"#), (#"{"id": -3, "text": "a"}"#, "-3"),
        ] {
            let article = try ArticleLine(Data(line.utf8), names: FieldNames(), place: "f:3")
            #expect(article.id == id && article.isNamedByPlace == (id == "f:3"))
        }
    }

    @Test("lines that give no article are told apart, with the column")
    func articleFaults() {
        for (line, kind, column) in [
            ("{", ArticleLine.Fault.Kind.notJSON, 2), (#"{"text": "a"}"#, .noID, 1),
            (#"{"id": "", "text": "a"}"#, .noID, 8),
            (#"{"id": "a"}"#, .noText, 1), (#"{"id": "a", "text": null}"#, .noText, 21),
        ] {
            let fault = #expect(throws: ArticleLine.Fault.self) {
                try ArticleLine(Data(line.utf8), names: FieldNames())
            }
            #expect(fault == ArticleLine.Fault(kind, column: column))
        }
    }
}
