import CorpusFiles
import CorpusModel
import Foundation
import Raster
import Testing
import Typesetter

/// The share of dark pixels in a box.
func ink(in box: PixelRect, of image: GrayImage, below tone: UInt8 = 128) -> Double {
    let part = image.cropped(to: box)
    return part.samples.isEmpty ? 0 : Double(part.samples.count { $0 < tone }) / Double(part.samples.count)
}

/// The darkness of a box, summed over its pixels.
func darkness(in box: PixelRect, of image: GrayImage) -> Double {
    image.cropped(to: box).samples.reduce(0) { $0 + Double(255 - $1) }
}

extension PageStyle {
    /// Smaller pixels make tests faster.
    static var quick: PageStyle {
        var style = PageStyle.sheet
        style.dpi = 110
        return style
    }

    /// A style at a resolution for tests.
    func quick(_ dpi: Int = 80) -> PageStyle {
        var style = self
        style.dpi = dpi
        return style
    }
}

@Suite struct PageTests {
    @Test func equalSeedsGiveEqualPagesAndOthersDoNot() throws {
        let first = try PageComposer(style: .quick, seed: 5).compose()
        let again = try PageComposer(style: .quick, seed: 5).compose()
        let other = try PageComposer(style: .quick, seed: 6).compose()
        #expect(first.image == again.image)
        #expect(try RecordCoding.line(first.truth(image: "a")) == RecordCoding.line(again.truth(image: "a")))
        #expect(first.image != other.image)
    }

    @Test("lines lie in a region and are printed", arguments: PageStyle.all.map(\.name))
    func linesArePrinted(_ name: String) throws {
        let page = try PageComposer(style: try PageStyle.named(name).quick(), seed: 3).compose()
        let truth = page.truth(image: "page.png")
        #expect(truth.lines.count > (try PageStyle.named(name).isVaried ? 20 : 100))
        for line in truth.lines {
            #expect(!line.text.isEmpty && line.text == line.text.trimmingCharacters(in: .whitespaces))
            #expect(ink(in: line.bbox, of: page.image, below: 200) > 0.02, "\(line.text) is not at \(line.bbox)")
            #expect(
                truth.regions.contains { $0.bbox.intersection(line.bbox) == line.bbox && $0.regionClass.isText },
                "\(line.text) lies in no region"
            )
        }
    }

    @Test("regions of different articles do not overlap", arguments: PageStyle.all.map(\.name))
    func articlesAreApart(_ name: String) throws {
        let truth = try PageComposer(style: try PageStyle.named(name).quick(), seed: 9).compose().truth(image: "p")
        let ids = truth.regions.map(\.id)
        #expect(Set(ids).count == ids.count)
        var owner: [String: String] = [:]
        for article in truth.articles {
            #expect(!article.regions.isEmpty)
            for region in article.regions {
                #expect(ids.contains(region))
                #expect(owner.updateValue(article.id, forKey: region) == nil, "\(region) belongs to two articles")
            }
            #expect(article.firstWords?.isEmpty == false)
        }
        let bounds = PixelRect(x0: 0, y0: 0, x1: truth.width, y1: truth.height)
        for (index, region) in truth.regions.enumerated() {
            #expect(!region.bbox.isEmpty && region.bbox.intersection(bounds) == region.bbox)
            for other in truth.regions[(index + 1)...]
            where owner[region.id] != owner[other.id] || owner[region.id] == nil {
                let common = region.bbox.intersection(other.bbox)
                // Ink boxes are rounded outwards: neighbours may share a row of pixels.
                #expect(
                    common.isEmpty || min(common.width, common.height) <= 2,
                    "\(region.regionClass) \(region.bbox) and \(other.regionClass) \(other.bbox)"
                )
            }
        }
    }

    @Test(
        "columns are full to the foot",
        arguments: PageStyle.all.filter { !$0.isVaried && $0.insets == 0 }.map(\.name)
    )
    func columnsAreFull(_ name: String) throws {
        let style = try PageStyle.named(name).quick()
        let truth = try PageComposer(style: style, seed: 4).compose().truth(image: "p")
        let foot = Double(truth.height) - style.margin * Double(style.dpi)
        let columnWidth = Double(truth.width) / Double(style.columns)
        for column in 0..<style.columns {
            let middle = Int((Double(column) + 0.5) * columnWidth)
            let lowest = truth.regions.filter { $0.bbox.x0 <= middle && middle < $0.bbox.x1 }.map(\.bbox.y1).max() ?? 0
            #expect(
                Double(lowest) > foot - 2.5 * style.bodySize * Double(style.dpi) / 72,
                "column \(column) ends at \(lowest)"
            )
        }
    }

    @Test func truthComesBackFromJSON() throws {
        let truth = try PageComposer(style: PageStyle.market.quick(), seed: 2).compose().truth(image: "p.jpg")
        let data = try RecordCoding.line(truth)
        let back = try RecordCoding.decode(PageTruth.self, from: data)
        #expect(try RecordCoding.line(back) == data)
        #expect(back.tables?.isEmpty == false)
    }

    @Test func tablesHoldTheirCells() throws {
        let page = try PageComposer(style: PageStyle.market.quick(), seed: 2).compose()
        let truth = page.truth(image: "p")
        for table in try #require(truth.tables) {
            let region = try #require(truth.regions.first { $0.id == table.region })
            #expect(region.regionClass == .table)
            #expect(table.rows > 2 && table.columns > 1)
            var places: Set<[Int]> = []
            for cell in table.cells {
                #expect(cell.row < table.rows && cell.column + cell.columnSpan <= table.columns)
                #expect(table.bbox.intersection(cell.bbox) == cell.bbox)
                #expect(places.insert([cell.row, cell.column]).inserted)
                #expect(ink(in: cell.bbox, of: page.image, below: 200) > 0.02)
            }
        }
    }

    @Test func articlesRunOverColumnsAndJump() throws {
        let running = try PageComposer(style: PageStyle.decks.quick(), seed: 1).compose().truth(image: "p")
        let classes = Dictionary(uniqueKeysWithValues: running.regions.map { ($0.id, $0.regionClass) })
        let bodies = running.articles.map { $0.regions.count { classes[$0] == .article } }
        #expect(bodies.max() ?? 0 >= 2)
        let continued = try (1...6).flatMap {
            try PageComposer(style: PageStyle.banner.quick(), seed: $0).compose().truth(image: "p").articles
        }.filter { $0.continues != nil }
        #expect(!continued.isEmpty)
        #expect(continued.allSatisfy { $0.lastWords?.contains("(Continued on") == true })
    }

    @Test func badStylesAndNamesAreErrors() {
        #expect(throws: TypesetterError.self) { try PageStyle.named("no such style") }
        var style = PageStyle.sheet
        style.columns = 30
        #expect(throws: TypesetterError.self) { try PageComposer(style: style, seed: 1).compose() }
    }
}

@Suite struct CopyTests {
    @Test func reprintsBelongToAnOriginal() {
        let items = NewsLibrary.items
        #expect(Set(items.map(\.id)).count == items.count)
        #expect(items.count >= 50)
        let originals = Set(items.filter { $0.version == .original }.map(\.family))
        let reprints = items.filter { $0.version != .original }
        #expect(reprints.contains { $0.version == .abridgement } && reprints.contains { $0.version == .reproduction })
        for reprint in reprints { #expect(originals.contains(reprint.family), "\(reprint.id)") }
    }

    @Test func noPageRepeatsAFamily() throws {
        let page = try PageComposer(style: PageStyle.banner.quick(), seed: 12).compose()
        #expect(page.printings.count > 10)
        #expect(Set(page.printings.map(\.family)).count == page.printings.count)
    }

    @Test(
        "words are divided where they may be",
        arguments: [
            ("president", [2, 5]), ("nothing", [4]), ("telegram", []), ("through", []), ("LONDON", []),
            ("running", [3]), ("it's", []),
        ]
    )
    func divides(_ word: String, _ points: [Int]) {
        let found = Hyphenator().points(in: word)
        if points.isEmpty {
            #expect(found.allSatisfy { $0 >= 2 && word.count - $0 >= 3 })
        } else {
            #expect(!Set(found).isDisjoint(with: points))
        }
    }
}
