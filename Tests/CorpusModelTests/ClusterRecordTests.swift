import CorpusModel
import Foundation
import Testing

@Suite struct ClusterRecordTests {
    private static let record = ClusterRecord(
        id: "c0123456789abcdef",
        members: ["a", "b"],
        newspapers: ["Star"],
        firstDate: "1920-11-15",
        lastDate: "1920-11-17",
        best: "a",
        days: 2,
        reprints: [
            .init(id: "a", date: "1920-11-15", newspaper: "Star", share: 1),
            .init(id: "b", date: "1920-11-17", share: 0.5),
        ],
        links: [
            LinkRecord(
                a: "a",
                b: "b",
                probability: 0.75,
                cosine: 0.5,
                containment: 0.25,
                agreement: 1,
                numbersSame: 3,
                numbersDiffering: 1
            )
        ]
    )

    @Test("the keys of a line are those of the format") func keys() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let line = String(decoding: try encoder.encode(Self.record), as: UTF8.self)
        #expect(
            line
                == #"{"best":"a","days":2,"first_date":"1920-11-15","id":"c0123456789abcdef","last_date":"1920-11-17","#
                + #""links":[{"a":"a","agreement":1,"b":"b","containment":0.25,"cosine":0.5,"numbers_differing":1,"#
                + #""numbers_same":3,"probability":0.75}],"members":["a","b"],"newspapers":["Star"],"reprints":["#
                + #"{"date":"1920-11-15","id":"a","newspaper":"Star","share":1},{"date":"1920-11-17","id":"b","share":0.5}"#
                + #"],"size":2}"#
        )
        #expect(try JSONDecoder().decode(ClusterRecord.self, from: Data(line.utf8)) == Self.record)
    }

    @Test("a line of another program needs an id and members only") func least() throws {
        let line = Data(#"{"id": "x", "members": ["p", "q", "r"], "colour": "red"}"#.utf8)
        let record = try JSONDecoder().decode(ClusterRecord.self, from: line)
        #expect(record.size == 3 && record.best == "p" && record.reprints.isEmpty && record.links.isEmpty)
        #expect(record.newspapers.isEmpty && record.days == nil && record.firstDate == nil)
    }

    @Test(arguments: [
        #"{"id": "x", "members": []}"#, #"{"id": "x"}"#, #"{"members": ["a"]}"#, #"{"id": "x", "members": "a"}"#,
    ])
    func malformedLinesAreRefused(_ line: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(ClusterRecord.self, from: Data(line.utf8)) }
    }
}
