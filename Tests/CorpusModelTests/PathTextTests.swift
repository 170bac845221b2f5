import CorpusModel
import Testing

@Suite struct PathTextTests {
    @Test(
        "paths become text and bytes again",
        arguments: [
            (Array("scans/p 1%20.png".utf8), "scans/p 1%20.png"), (Array("größe/é.png".utf8), "größe/é.png"),
            ([0x61, 0xE9, 0x2E, 0x70], #"a\xE9.p"#), ([0xC3, 0x28, 0xC3], #"\xC3(\xC3"#),
            ([0x61, 0x0A, 0x7F], #"a\x0A\x7F"#),
            (Array(#"a\b\xe9\xZZ"#.utf8), #"a\b\xe9\xZZ"#), (Array(#"a\xE9"#.utf8), #"a\x5CxE9"#), ([], ""),
            ([0xED, 0xA0, 0x80], #"\xED\xA0\x80"#), ([0xF0, 0x9F, 0x98], #"\xF0\x9F\x98"#),
        ] as [([UInt8], String)]
    )
    func bothWays(_ bytes: [UInt8], _ text: String) {
        #expect(PathText.text(of: bytes) == text)
        #expect(PathText.bytes(of: text) == bytes)
        #expect(PathText.isPlain(text) == text.utf8.elementsEqual(bytes))
    }

    @Test func everyTwoBytesAreKept() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max
            where PathText.bytes(of: PathText.text(of: [first, second])) != [first, second] {
                Issue.record("\(first) \(second)")
            }
        }
    }

    @Test func equalityOfBytes() {
        #expect("caf\u{E9}" == "cafe\u{301}")
        #expect(ExactText("caf\u{E9}") != ExactText("cafe\u{301}"))
        #expect(Set([ExactText("caf\u{E9}"), ExactText("cafe\u{301}"), ExactText("caf\u{E9}")]).count == 2)
        #expect(ExactText("a") < ExactText("b"))
    }
}
