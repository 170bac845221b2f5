import CorpusModel
import Foundation
import ImageCodecs
import Inference
import PageFlow
import Raster
import TestSupport
import Testing

@testable import Layout

/// Regions after reading, on pages of Fixtures/ with lines as a reader gives them.
@Suite("Understanding after reading")
struct UnderstandingTests {
    private func layout(_ name: String) async throws -> PageLayout {
        func session(_ name: String) throws -> InferenceSession {
            try InferenceSession(ModelStore.locate().model(name))
        }
        let stage = LayoutStage(
            .network(try session(LayoutStage.modelName), regions: try session(LayoutStage.regionModelName))
        )
        let path = Checkout.fixtures.appending(path: name).path(percentEncoded: false)
        return try await stage.run(try await DecodeStage().run(PageRequest(id: name, path: path, page: 1)))
    }

    private func stage() throws -> UnderstandingStage {
        UnderstandingStage(session: try InferenceSession(ModelStore.locate().model(LayoutStage.regionModelName)))
    }

    /// The page with every line of text regions read as `text`; regions for which it gives nothing stay unread.
    private func read(
        _ layout: PageLayout,
        tables: [Table] = [],
        text: (LayoutRegion) -> String?
    ) -> ReadPage {
        let regions = layout.regions.map { region -> TextRegion in
            let words = region.regionClass.isText ? text(region) : nil
            let lines = words.map { words in
                region.lines.map { line in
                    let word = Word(bbox: line.bbox, text: words, confidence: 0.9)
                    return TextLine(bbox: line.bbox, text: words, confidence: 0.9, words: [word])
                }
            }
            return TextRegion(layout: region, lines: lines ?? [])
        }
        return ReadPage(
            source: layout.source,
            frame: layout.frame,
            resolution: layout.resolution,
            text: PageText(
                bounds: layout.upright.bounds,
                bodyXHeight: layout.bodyXHeight,
                regions: regions,
                separators: layout.separators,
                tables: tables
            ),
            evidence: layout.evidence
        )
    }

    @Test("every line that was read is there once, whatever its region has become")
    func nothingLost() async throws {
        let page = read(try await layout("weekly-1935.jpg")) { "the words of \($0.id)" }
        let understood = try await stage().run(page)
        func lines(_ page: ReadPage) -> [String] {
            page.text.regions.flatMap(\.lines).map { "\($0.bbox) \($0.text)" }.sorted()
        }
        #expect(lines(understood) == lines(page) && !lines(page).isEmpty)
        #expect(Set(understood.text.regions.map(\.layout.id)).count == understood.text.regions.count)
        for region in understood.text.regions {
            for line in region.lines { #expect(region.layout.bbox.intersection(line.bbox).area * 2 >= line.bbox.area) }
        }
    }

    @Test("a page that was not read, or that networks did not see, stays as it is")
    func unread() async throws {
        let layout = try await layout("sheet-1884-clean.png")
        let stage = try stage()
        let unread = read(layout) { _ in nil }
        #expect(try await stage.run(unread).text == unread.text)
        var blind = read(layout) { _ in "words" }
        blind.evidence = nil
        #expect(try await stage.run(blind).text == blind.text)
    }

    @Test("regions with a table, and those that were not read, stay whole; tables keep their region")
    func kept() async throws {
        let layout = try await layout("market-1902.jpg")
        let bodies = layout.regions.filter { $0.regionClass == .article && $0.lines.count > 3 }
        let (held, silent) = (try #require(bodies.first), try #require(bodies.last))
        try #require(held.id != silent.id)
        let table = Table(id: "t1", region: held.id, bbox: held.bbox, score: 1, rows: 1, columns: 1, cells: [])
        let page = read(layout, tables: [table]) { $0.id == silent.id ? nil : "1,250 bushels" }
        let understood = try await stage().run(page)
        let owner = try #require(understood.text.regions.first { $0.layout.id == understood.text.tables[0].region })
        #expect(owner.layout.bbox == held.bbox && owner.layout.regionClass == .article)
        #expect(understood.text.regions.contains { $0.layout.bbox == silent.bbox && $0.lines.isEmpty })
    }

    @Test("the same page twice gives the same regions")
    func deterministic() async throws {
        let page = read(try await layout("sheet-worn.jpg")) { _ in "of the bill, which" }
        let stage = try stage()
        #expect(try await stage.run(page).text == stage.run(page).text)
    }
}
