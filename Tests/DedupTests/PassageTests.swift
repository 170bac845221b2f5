import CorpusFiles
import CorpusModel
import Foundation
import TestSupport
import Testing

@testable import Dedup

/// Texts made of words that nobody wrote, the same in every run.
private struct Scribbler {
    private var generator: SeededGenerator
    private let words: [String]

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        // All scribblers write one language.
        var letters = SeededGenerator(seed: 7)
        words = (0..<3000).map { _ in
            (0..<Int.random(in: 1...4, using: &letters)).map { _ in
                ["ba", "co", "den", "fi", "ga", "her", "in", "lo", "mur", "na", "or", "pe", "qui", "ras", "sto", "tu"]
                    .randomElement(using: &letters) ?? ""
            }.joined()
        }
    }

    /// Lines of some words each.
    mutating func text(letters count: Int) -> String {
        var (text, column) = ("", 0)
        while text.count < count {
            let word = words.randomElement(using: &generator) ?? ""
            text += word
            column += word.count + 1
            if column > 40 { (text, column) = (text + ".\n", 0) } else { text += " " }
        }
        return String(text.prefix(count))
    }

    /// A text as a bad reading has it: of a hundred letters so many are another one, missing or doubled.
    mutating func misread(_ text: String, percent: Int) -> String {
        var result = ""
        for character in text {
            guard Int.random(in: 0..<100, using: &generator) < percent else {
                result.append(character)
                continue
            }
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: result.append("etaoinshr".randomElement(using: &generator) ?? "e")
            case 1: result += "\(character)\(character)"
            default: break
            }
        }
        return result
    }
}

private struct Page: Encodable {
    var id: String, text: String
    var date: String?
    var series: String?
}

@Suite struct PassageTests {
    /// Looks for passages and reads what was written.
    private func search(
        _ pages: [Page],
        in folder: TemporaryFolder,
        output: String = "out",
        settings: PassageSettings = PassageSettings(),
        jobs: Int = 2,
        notify: @escaping @Sendable (PassageRun.Notice) -> Void = { _ in }
    ) async throws -> [PassageRecord] {
        let file = try folder.write(try RecordCoding.lines(pages), to: "pages.jsonl")
        let run = PassageRun(
            PassageRun.Settings(
                files: [file],
                names: FieldNames(),
                output: folder.file(output).path,
                passages: settings,
                givesTexts: true,
                jobs: jobs
            )
        )
        _ = try await run.run(notify: notify)
        var lines = try JSONLines(contentsOf: folder.file(output + "/passages.jsonl"))
        var records: [PassageRecord] = []
        while let line = try lines.next() { records.append(try RecordCoding.decode(PassageRecord.self, from: line)) }
        return records
    }

    private func isNear(_ a: Int, _ b: Int) -> Bool { abs(a - b) <= 15 }

    @Test("a passage in two badly read pages is found with its ends", arguments: [5, 15])
    func planted(_ percent: Int) async throws {
        var scribbler = Scribbler(seed: UInt64(percent))
        let passage = scribbler.text(letters: 700)
        let (before, after) = (scribbler.text(letters: 6000), scribbler.text(letters: 9000))
        let (misread, again) = (
            scribbler.misread(passage, percent: percent), scribbler.misread(passage, percent: percent)
        )
        let pages = [
            // Signs outside the ASCII range, so that code points, bytes and UTF-16 differ; and Windows' line ends.
            Page(id: "a", text: "é𝔸\r\n" + before + misread + after, date: "1916-03-10", series: "A"),
            Page(
                id: "b",
                text: scribbler.text(letters: 3000) + "“—”\n" + again + "\n",
                date: "1916-03-12",
                series: "B"
            ),
        ]
        let found = try await search(pages, in: try TemporaryFolder())
        #expect(found.count == 1 && found.first?.size == 2 && found.first?.newspapers == ["A", "B"])
        let members = try #require(found.first?.members)
        let start = "é𝔸\r\n".unicodeScalars.count + before.unicodeScalars.count
        #expect(isNear(members[0].start, start) && isNear(members[0].end, start + misread.count), "\(members)")
        #expect(isNear(members[1].start, 3004) && isNear(members[1].end, 3004 + again.count), "\(members)")
        for (member, page) in zip(members, pages) {
            let scalars = Array(page.text.unicodeScalars)[member.start..<member.end]
            #expect(member.text.map { Array($0.unicodeScalars) } == Array(scalars))
        }
        let link = try #require(found.first?.links.first)
        #expect(link.agreement > 1 - 0.025 * Double(percent) && link.agreeing > 400)
        #expect(found.first?.firstDate == "1916-03-10" && found.first?.lastDate == "1916-03-12")
    }

    @Test func pagesThatShareNothingHaveNoPassages() async throws {
        var scribbler = Scribbler(seed: 1)
        let pages = (0..<6).map { Page(id: "\($0)", text: scribbler.text(letters: 12_000), date: "1916-03-10") }
        #expect(try await search(pages, in: try TemporaryFolder()).isEmpty)
    }

    @Test func aPassageThatAPageRepeatsIsFoundEachTime() async throws {
        var scribbler = Scribbler(seed: 2)
        let passage = scribbler.text(letters: 400)
        let repeated = (0..<3).map { _ in scribbler.text(letters: 2000) + "\n" + passage + "\n" }.joined()
        let pages = [
            Page(id: "a", text: repeated, date: "1916-03-10"),
            Page(id: "b", text: scribbler.text(letters: 2000) + "\n" + passage, date: "1916-03-10"),
        ]
        let found = try await search(pages, in: try TemporaryFolder())
        #expect(found.count == 1 && found.first?.members.map(\.id) == ["a", "a", "a", "b"], "\(found)")
        for (number, member) in (found.first?.members ?? []).prefix(3).enumerated() {
            #expect(isNear(member.start, number * 2402 + 2001) && isNear(member.end, number * 2402 + 2401))
        }
    }

    @Test("a page that is another one is one passage, also a long one", arguments: [12_000, 95_000])
    func identical(_ letters: Int) async throws {
        var scribbler = Scribbler(seed: 3)
        let text = scribbler.text(letters: letters)
        let pages = ["a", "b"].map { Page(id: $0, text: text, date: "1916-03-10") }
        let found = try await search(pages, in: try TemporaryFolder())
        #expect(found.count == 1 && found.first?.members.map(\.id) == ["a", "b"])
        for member in found.first?.members ?? [] {
            #expect(member.start <= 1 && member.end >= letters - 2 && member.share > 0.999)
        }
        #expect(found.first?.links.map(\.agreement) == [1])
    }

    @Test func longRunsGoOnBehindAChangedPlace() async throws {
        var scribbler = Scribbler(seed: 11)
        let text = scribbler.text(letters: 24_000)
        let (head, tail) = (text.prefix(12_000), text.suffix(12_000))
        let pages = [
            Page(id: "a", text: text, date: "1916-03-10"),
            Page(id: "b", text: head + " was anders stand, ist hier zu lesen " + tail, date: "1916-03-10"),
        ]
        let found = try await search(pages, in: try TemporaryFolder())
        #expect(
            found.count == 1 && found.first?.members.allSatisfy { $0.share > 0.999 } == true,
            "\(found.first?.members ?? [])"
        )
    }

    @Test func articlesOfTwoEditionsStayApart() async throws {
        var scribbler = Scribbler(seed: 4)
        let articles = (0..<8).map { _ in scribbler.text(letters: 900) + "\n" }
        var pages = ["early", "late"].map { Page(id: $0, text: articles.joined(), date: "1916-03-10", series: "A") }
        for (number, article) in articles.enumerated() {
            for copy in 0..<3 {
                let text = scribbler.text(letters: 3000) + "\n" + article + scribbler.text(letters: 3000)
                pages.append(Page(id: "\(number)-\(copy)", text: text, date: "1916-03-11", series: "B\(copy)"))
            }
        }
        let found = try await search(pages, in: try TemporaryFolder())
        #expect(found.map(\.size).sorted() == [2] + [Int](repeating: 5, count: 8), "\(found.map(\.size))")
    }

    @Test func anAbridgedCopyIsOfTheSameCluster() async throws {
        var scribbler = Scribbler(seed: 5)
        let article = scribbler.text(letters: 1500)
        let lead = String(article.prefix(600))
        let pages = [article, article, lead].enumerated().map { number, text in
            let (before, after) = (scribbler.text(letters: 2000), scribbler.text(letters: 2000))
            return Page(id: "\(number)", text: before + "\n" + text + "\n" + after, date: "1916-03-11")
        }
        let found = try await search(pages, in: try TemporaryFolder())
        #expect(found.count == 1 && found.first?.members.map(\.id) == ["0", "1", "2"], "\(found)")
    }

    @Test func aPassageBelowTheLimitIsNone() async throws {
        var scribbler = Scribbler(seed: 6)
        let passage = scribbler.text(letters: 60)
        let pages = ["a", "b"].map { id in
            let (before, after) = (scribbler.text(letters: 3000), scribbler.text(letters: 3000))
            return Page(id: id, text: before + "\n" + passage + "\n" + after, date: "1916-03-10")
        }
        let folder = try TemporaryFolder()
        #expect(try await search(pages, in: folder).isEmpty)
        #expect(try await search(pages, in: folder, settings: PassageSettings(shortest: 50)).count == 1)
    }

    @Test func theWindowAndTheNewspaperDecideWhatIsCompared() async throws {
        var scribbler = Scribbler(seed: 8)
        let passage = scribbler.text(letters: 300)
        func page(_ id: String, _ date: String?, _ series: String?) -> Page {
            Page(id: id, text: scribbler.text(letters: 2000) + "\n" + passage, date: date, series: series)
        }
        let pages = [
            page("first", "1916-03-01", "A"), page("same", "1916-03-02", "A"), page("far", "1916-05-01", "B"),
            page("undated", nil, "C"),
        ]
        let folder = try TemporaryFolder()
        func pairs(_ settings: PassageSettings) async throws -> Set<String> {
            let found = try await search(pages, in: folder, settings: settings)
            return Set(
                found.flatMap { cluster in
                    cluster.links.map { "\(cluster.members[$0.a].id) \(cluster.members[$0.b].id)" }
                }
            )
        }
        // What has no day may be of any.
        let undated: Set = ["first undated", "same undated", "far undated"]
        #expect(try await pairs(PassageSettings()) == undated.union(["first same"]))
        #expect(try await pairs(PassageSettings(allowsOneNewspaper: false)) == undated)
        #expect(try await pairs(PassageSettings(windowDays: 90)).count == 6)
    }

    @Test func jobsAndInterruptionsDoNotMatter() async throws {
        var scribbler = Scribbler(seed: 9)
        let stories = (0..<4).map { _ in scribbler.text(letters: 500) }
        let pages = (0..<40).map { number in
            let text = scribbler.text(letters: 1500) + "\n" + scribbler.misread(stories[number % 4], percent: 8)
            return Page(
                id: "p\(number)",
                text: text,
                date: "1916-0\(1 + number % 5)-1\(number / 5)",
                series: "\(number % 7)"
            )
        }
        let folder = try TemporaryFolder()
        let first = try await search(pages, in: folder, output: "one", jobs: 1)
        #expect(first.count >= 4)
        let cut = Task {
            try await search(pages, in: folder, output: "three", jobs: 3) { notice in
                // The task is ended once the first stretch is done.
                if case .searched = notice { withUnsafeCurrentTask { $0?.cancel() } }
            }
        }
        _ = await cut.result
        let links = folder.file("three/passage-links")
        let done = try FileManager.default.contentsOfDirectory(atPath: links.path)
        // As an end by force leaves it: one stretch is missing, one was being written.
        if let name = done.first { try FileManager.default.removeItem(at: links.appendingPathComponent(name)) }
        try Data("{".utf8).write(to: links.appendingPathComponent("x.jsonl.partial"))
        _ = try await search(pages, in: folder, output: "three", jobs: 3)
        for name in ["passages.jsonl", "dedup.json"] {
            let (one, three) = (folder.file("one/" + name), folder.file("three/" + name))
            #expect(try Data(contentsOf: one) == Data(contentsOf: three), "\(name)")
        }
        let names = try ["one", "three"].map {
            try FileManager.default.contentsOfDirectory(atPath: folder.file($0 + "/passage-links").path).sorted()
        }
        #expect(names[0] == names[1] && names[0].count > 1)
    }

    @Test func textsWithoutLettersAndBadLinesAreCounted() async throws {
        let folder = try TemporaryFolder()
        var scribbler = Scribbler(seed: 10)
        let text = scribbler.text(letters: 500)
        let pages = [
            Page(id: "a", text: text), Page(id: "a", text: text), Page(id: "b", text: " … \n"),
            Page(id: "c", text: "x"),
        ]
        #expect(try await search(pages, in: folder).isEmpty)
        let error = await #expect(throws: DedupError.self) {
            try await search([Page(id: "b", text: "")], in: folder)
        }
        #expect(error?.code == .noArticles)
        let refused = await #expect(throws: DedupError.self) {
            try await search(pages, in: folder, settings: PassageSettings(shortest: 10))
        }
        #expect(refused?.code == .badSettings)
    }

    @Test("letters lead back to the text")
    func offsets() {
        let text = "  Wash-\n ington, D.C.—Ærø’s “na-\nTional” ½"
        let folded = PassageText(text)
        let scalars = Array(text.unicodeScalars)
        #expect(String(decoding: folded.letters.prefix(15), as: UTF8.self) == "washington d c ")
        #expect(folded.letters.count == folded.offsets.count && folded.scalarCount == scalars.count)
        let range = folded.scalars(of: 0..<10)
        #expect(String(String.UnicodeScalarView(scalars[range])) == "Wash-\n ington")
        #expect(folded.wholeWords(1..<12) == 0..<12 && folded.wholeWords(9..<12) == 11..<12)
    }
}
