import CorpusFiles
import Foundation
import Testing

@Suite("Fields of a line")
struct JSONFieldReaderTests {
    private static let names = ["id", "text", "page"]

    private func values(_ line: String, _ names: [String] = names) throws -> [JSONFieldReader.Value?] {
        try JSONFieldReader.fields(of: Data(line.utf8), names: names).map { $0?.value }
    }

    @Test(
        "what JSON allows is read, and what programs write in its stead",
        arguments: [
            (#"{"id": "a", "text": "b c"}"#, [.text("a"), .text("b c"), nil]),
            (
                #" { "text":"", "id" : "ü" , "more": [1, -2.5, {"a": [true, false, null]}, []] } "#,
                [.text("ü"), .text(""), nil]
            ),
            (
                #"{"id": 12, "page": null, "text": "one\ntwo \"three\" \\ \/ \t\r\b\f"}"#,
                [.number("12"), .text("one\ntwo \"three\" \\ / \t\r\u{8}\u{C}"), .null]
            ),
            (#"{"id": "\u00e9\u4E2D", "text": "\ud83d\uDE00!"}"#, [.text("é中"), .text("😀!"), nil]),
            (
                #"{"id": "\ud83d", "text": "a\ude00b\ud83d\u0041"}"#,
                [.text("\u{FFFD}"), .text("a\u{FFFD}b\u{FFFD}A"), nil]
            ),
            (
                #"{"id": NaN, "text": -Infinity, "page": [NaN, Infinity], "x": NaN}"#,
                [.null, .null, .other("[NaN, Infinity]")]
            ),
            (
                #"{"id": 18446744073709551615, "text": -1.5e3, "page": true}"#,
                [.number("18446744073709551615"), .number("-1.5e3"), .other("true")]
            ),
            (
                #"{"id": 1.0, "text": 007, "page": {"a": "}"}}"#,
                [.number("1.0"), .number("007"), .other(#"{"a": "}"}"#)]
            ),
            (#"{"id": "a", "id": "b", "\u0074ext": "c"}"#, [.text("b"), .text("c"), nil]),
            ("{\"id\": \"a\u{1}\tb\"}\r", [.text("a\u{1}\tb"), nil, nil]),
            ("{}", [nil, nil, nil]), (#"{"é": {}}"#, [nil, nil, nil]),
        ] as [(String, [JSONFieldReader.Value?])]
    )
    func reads(_ line: String, _ expected: [JSONFieldReader.Value?]) throws {
        #expect(try values(line) == expected)
    }

    @Test(
        "what is no object is told with its column",
        arguments: [
            ("", 1), ("[]", 1), ("{", 2), (#"{"id"}"#, 6), (#"{"id": "a",}"#, 12), (#"{"id": "a"} x"#, 13),
            (#"{"id": "a}"#, 8),
            (#"{"id": "\x"}"#, 10), (#"{"id": "\u12"}"#, 13), (#"{"a": tru}"#, 7), (#"{"a": 1.}"#, 9),
            (#"{"a": -}"#, 8),
            (#"{"a": [1,]}"#, 10), (#"{"a": 1 "b": 2}"#, 9), (#"{"ü": "é", x}"#, 12), ("text", 1), (#"{'id': 1}"#, 2),
        ]
    )
    func faults(_ line: String, _ column: Int) {
        let fault = #expect(throws: JSONFieldReader.Fault.self) { try values(line) }
        #expect(fault?.column == column)
    }

    @Test("things within things are followed so far and no further")
    func depth() {
        func nested(_ depth: Int) -> String {
            String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
        }
        #expect((try? values(nested(500))) == [nil, nil, nil])
        #expect(throws: JSONFieldReader.Fault.self) { try values(nested(5000)) }
    }

    @Test("bytes that are no UTF-8 become the sign for what is no character")
    func bytes() throws {
        let line = Data(#"{"id": ""#.utf8) + [0x61, 0xFF] + Data(#""}"#.utf8)
        #expect(try JSONFieldReader.fields(of: line, names: ["id"])[0]?.value == .text("a\u{FFFD}"))
    }

    @Test("a name asked for twice has one value twice, and a part of a larger buffer is read as itself")
    func twice() throws {
        let line = Data(#"x{"id": "a"}x"#.utf8).dropFirst().dropLast()
        let fields = try JSONFieldReader.fields(of: line, names: ["id", "text", "id"])
        #expect(fields.map { $0?.value } == [.text("a"), nil, .text("a")])
        #expect(fields[0]?.column == 8)
    }

    @Test func elementsOfAnArrayHaveTheirColumns() throws {
        let elements = try JSONFieldReader.elements(of: Data(#" ["a", 1, {"b": [2]}, null] "#.utf8))
        #expect(elements.map(\.value) == [.text("a"), .number("1"), .other(#"{"b": [2]}"#), .null])
        #expect(elements.map(\.column) == [3, 8, 11, 23])
        #expect(try JSONFieldReader.elements(of: Data("[]".utf8)).isEmpty)
        for bad in ["", "{}", "[1", "[1,]", "[1] 2"] {
            #expect(throws: JSONFieldReader.Fault.self, "\(bad)") { try JSONFieldReader.elements(of: Data(bad.utf8)) }
        }
    }
}
