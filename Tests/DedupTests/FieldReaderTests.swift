import Foundation
import Testing

@testable import Dedup

@Suite("Fields of a line")
struct FieldReaderTests {
    private static let names = ["id", "text", "page"]

    @Test(
        "plain lines are read",
        arguments: [
            (#"{"id": "a", "text": "b c"}"#, ["a", "b c", nil]),
            (#" { "text":"", "id" : "ü" , "more": [1, -2.5, {"a": [true, false, null]}, []] } "#, ["ü", "", nil]),
            (
                #"{"id": 12, "page": null, "text": "one\ntwo \"three\" \\ \/ \t\r\b\f"}"#,
                [
                    "12", "one\ntwo \"three\" \\ / \t\r\u{8}\u{C}", nil,
                ]
            ),
            (#"{"id": "\u00e9\u4E2D", "text": "\ud83d\uDE00!", "page": "p"}"#, ["é中", "😀!", "p"]),
            ("{}", [nil, nil, nil]), (#"{"other": {}}"#, [nil, nil, nil]),
        ]
    )
    func plain(_ line: String, _ values: [String?]) {
        #expect(FieldReader.values(of: Data(line.utf8), names: Self.names) == values)
    }

    @Test(
        "what is unusual or wrong is left to the decoder",
        arguments: [
            "", "[]", "{", #"{"id"}"#, #"{"id": "a",}"#, #"{"id": "a"} x"#, #"{"id": "a}"#, #"{"id": "\x"}"#,
            #"{"id": "\u12"}"#,
            #"{"id": "\ud83d"}"#, #"{"id": "\ude00"}"#, #"{"id": "a", "id": "b"}"#, #"{"id": 1.0}"#, #"{"id": 1e3}"#,
            #"{"id": -1}"#,
            #"{"id": 01}"#, #"{"id": 1234567890123456789012}"#, #"{"id": true}"#, #"{"id": ["a"]}"#, #"{"a": tru}"#,
            #"{"a": 1.}"#, #"{"a": -}"#, #"{"a": [1,]}"#, #"{"a": 1 "b": 2}"#, "{\"id\": \"a\u{1}\"}",
            #"{"\u0069d": "a"}"#,
            #"{"é": 1}"#, String(repeating: #"{"a":"#, count: 80) + "1" + String(repeating: "}", count: 80),
        ]
    )
    func unusual(_ line: String) {
        #expect(FieldReader.values(of: Data(line.utf8), names: Self.names) == nil)
    }

    @Test("bytes that are no UTF-8, and names that are not plain, are left to the decoder")
    func bytes() {
        let line = Data(#"{"id": ""#.utf8) + [0xFF] + Data(#""}"#.utf8)
        #expect(FieldReader.values(of: line, names: Self.names) == nil)
        #expect(FieldReader.values(of: Data("{}".utf8), names: ["é"]) == nil)
    }

    @Test("a name asked for twice has one value twice, and a part of a larger buffer is read as itself")
    func twice() {
        let line = Data(#"x{"id": "a"}x"#.utf8).dropFirst().dropLast()
        #expect(FieldReader.values(of: line, names: ["id", "text", "id"]) == ["a", nil, "a"])
    }

    @Test(
        "an article is the same whichever way its line is read",
        arguments: [
            #"{"id": "a", "text": "b", "series": "", "title": "T", "headline": "H", "date": ""}"#,
            #"{"id": 7, "text": "b", "page": 3, "series": "S"}"#, #"{"id": "a", "text": "b", "page": 3.0}"#,
            #"{"id": "a", "text": "b", "page": -3, "headline": {"x": 1}}"#,
        ]
    )
    func articles(_ line: String) throws {
        // A key that is no ASCII sends a line to the decoder.
        let other = line.dropLast() + #", "ü": 1}"#
        #expect(FieldReader.values(of: Data(other.utf8), names: ["id"]) == nil)
        let article = try ArticleLine(Data(line.utf8), names: FieldNames())
        #expect(try article == ArticleLine(Data(other.utf8), names: FieldNames()))
    }

    @Test("lines that give no article are told apart as before")
    func faults() {
        for (line, fault) in [
            ("{", ArticleLine.Fault.notJSON), (#"{"text": "a"}"#, .noID), (#"{"id": "", "text": "a"}"#, .noID),
            (#"{"id": "a"}"#, .noText), (#"{"id": "a", "text": 1.5}"#, .noText),
        ] {
            #expect(throws: fault) { try ArticleLine(Data(line.utf8), names: FieldNames()) }
        }
    }
}
