import CorpusFiles
import Foundation
import Testing
import TestSupport

@Suite struct JSONLinesTests {
    @Test("blank lines are passed over and counted, the last newline may be missing")
    func linesAndNumbers() throws {
        #expect(try read("a\n\n \r\nbb\nc") == [.init("a", 1), .init("bb", 4), .init("c", 5)])
        #expect(try read("a\n") == [.init("a", 1)])
        #expect(try read("") == [])
    }

    @Test func linesLongerThanAReadAreWhole() throws {
        let long = String(repeating: "x", count: 3_000_000)
        #expect(try read("first\n\(long)\nlast\n") == [.init("first", 1), .init(long, 2), .init("last", 3)])
    }

    private struct Line: Equatable {
        var text: String, number: Int

        init(_ text: String, _ number: Int) { (self.text, self.number) = (text, number) }
    }

    private func read(_ text: String) throws -> [Line] {
        let folder = try TemporaryFolder()
        let file = try folder.write(Data(text.utf8), to: "lines")
        var lines = try JSONLines(contentsOf: file)
        var found: [Line] = []
        while let line = try lines.next() {
            found.append(Line(String(decoding: line, as: UTF8.self), lines.lineNumber))
            // The line stands where it is said to.
            let bytes = Array(text.utf8)[lines.lineOffset..<(lines.lineOffset + line.count)]
            #expect(bytes.elementsEqual(line))
        }
        return found
    }
}
