import CorpusFiles
import CorpusModel
import Raster
import Testing
import Typesetter

/// What the truth says of lines, rules, pictures and pages.
@Suite struct LayoutTruthTests {
    private func page(_ name: String, seed: UInt64) throws -> TypesetPage {
        try PageComposer(style: try PageStyle.named(name).quick(), seed: seed).compose()
    }

    private func isPicture(_ region: PageTruth.TruthRegion) -> Bool {
        region.regionClass == .cartoon || region.regionClass == .photograph
    }

    @Test(
        "ink lies in regions or on rules, lines stand on baselines, captions below pictures",
        arguments: PageStyle.all.map(\.name)
    )
    func inkIsAccountedFor(_ name: String) throws {
        let page = try page(name, seed: 21)
        let truth = page.truth(image: "p")
        try expectPicturesApart(truth)
        let (width, height) = (truth.width, truth.height)
        var isKnown = [Bool](repeating: false, count: width * height)
        func mark(_ box: PixelRect) {
            for y in max(0, box.y0)..<max(0, min(height, box.y1)) {
                for x in max(0, box.x0)..<max(0, min(width, box.x1)) { isKnown[y * width + x] = true }
            }
        }
        for region in truth.regions { mark(region.bbox) }
        for rule in try #require(truth.separators) {
            let (x0, y0, x1, y1) = (Int(rule[0]), Int(rule[1]), Int(rule[2]), Int(rule[3]))
            mark(PixelRect(x0: x0 - 3, y0: y0 - 3, x1: x1 + 4, y1: y1 + 4))
        }
        let stray = page.image.samples.indices.count { page.image.samples[$0] < 128 && !isKnown[$0] }
        let ink = page.image.samples.count { $0 < 128 }
        #expect(Double(stray) < 0.001 * Double(ink), "\(stray) of \(ink) dark pixels lie nowhere")
        for line in truth.lines where line.text.count > 12 {
            let baseline = try #require(line.baseline), xHeight = try #require(line.xHeight)
            let region = try #require(truth.regions.first { $0.id == line.region })
            #expect(region.bbox.intersection(line.bbox) == line.bbox)
            #expect(xHeight > 1 && baseline.count > 1)
            #expect(abs(baseline[0][0] - Double(line.bbox.x0)) < 2)
            #expect(abs((baseline.last?[0] ?? 0) - Double(line.bbox.x1)) < 2)
            let y = baseline[0][1]
            // The letters' feet: within the box, no more than a descender above its bottom.
            #expect(y > Double(line.bbox.y0) && y < Double(line.bbox.y1) + 2, "\(line.text)")
            #expect(Double(line.bbox.y1) - y < xHeight * 1.1 + 2, "\(line.text)")
        }
    }

    /// Captions stand below their pictures, nothing lies over pictures, and all lies on the page.
    private func expectPicturesApart(_ truth: PageTruth) throws {
        let regions = Dictionary(uniqueKeysWithValues: truth.regions.map { ($0.id, $0) })
        let bounds = PixelRect(x0: 0, y0: 0, x1: truth.width, y1: truth.height)
        for region in truth.regions {
            #expect(!region.bbox.isEmpty && region.bbox.intersection(bounds) == region.bbox)
            guard isPicture(region) else { continue }
            for other in truth.regions where other.id != region.id {
                let common = region.bbox.intersection(other.bbox)
                #expect(
                    common.isEmpty || min(common.width, common.height) <= 2,
                    "\(region.regionClass) \(region.bbox) under \(other.regionClass) \(other.bbox)"
                )
            }
        }
        for article in truth.articles {
            let parts = article.regions.compactMap { regions[$0] }
            for (index, part) in parts.enumerated() where part.regionClass == .caption {
                let picture = try #require(parts[..<index].last)
                #expect(isPicture(picture), "a caption follows \(picture.regionClass)")
                #expect(part.bbox.y0 >= picture.bbox.y1 - 2 && part.bbox.y0 < picture.bbox.y1 + truth.height / 20)
                #expect(part.bbox.x0 < picture.bbox.x1 && picture.bbox.x0 < part.bbox.x1)
            }
        }
    }

    @Test func textRunsRoundCutsInTheirOrder() throws {
        // Body beside a picture: the two share rows, not columns, and follow upon each other in the article.
        var beside = 0
        for seed in UInt64(1)...3 {
            let truth = try page("sunday", seed: seed).truth(image: "p")
            let regions = Dictionary(uniqueKeysWithValues: truth.regions.map { ($0.id, $0) })
            for article in truth.articles {
                let parts = article.regions.compactMap { regions[$0] }
                for (index, part) in parts.enumerated() where isPicture(part) {
                    guard let body = parts[index...].first(where: { $0.regionClass == .article }) else { continue }
                    let shared = min(part.bbox.y1, body.bbox.y1) - max(part.bbox.y0, body.bbox.y0)
                    guard shared > part.bbox.height / 2, abs(body.bbox.x0 - part.bbox.x0) < truth.width / 9 else {
                        continue
                    }
                    #expect(part.bbox.intersection(body.bbox).isEmpty)
                    beside += 1
                }
            }
        }
        #expect(beside > 0)
    }

    @Test func chaptersBelongToOneArticle() throws {
        let found = try (1...4).contains { seed in
            let truth = try page("sunday", seed: UInt64(seed)).truth(image: "p")
            let classes = Dictionary(uniqueKeysWithValues: truth.regions.map { ($0.id, $0.regionClass) })
            return truth.articles.contains { $0.regions.count { classes[$0] == .headline } > 2 }
        }
        #expect(found)
    }

    @Test func spreadsNumberBothPagesThrough() throws {
        let truth = try page("spread", seed: 2).truth(image: "p")
        let pages = try #require(truth.pages)
        #expect(pages.count == 2)
        #expect(Set(truth.regions.map(\.id)).count == truth.regions.count)
        #expect(Set(truth.articles.map(\.id)).count == truth.articles.count)
        let regions = Dictionary(uniqueKeysWithValues: truth.regions.map { ($0.id, $0) })
        var sides: Set<Int> = []
        for article in truth.articles {
            let of = Set(article.regions.compactMap { regions[$0] }.map { $0.bbox.midX < Double(pages[1].x0) ? 0 : 1 })
            #expect(of.count == 1, "\(article.id) lies on both pages")
            sides.formUnion(of)
        }
        #expect(sides == [0, 1])
        #expect(truth.lines.allSatisfy { regions[$0.region ?? ""] != nil })
    }

    @Test(
        "faults move baselines and rules with the ink",
        arguments: ["skew=1.5", "warp=1", "film=1", "low-resolution=0.8"]
    )
    func faultsMoveLines(_ faults: String) throws {
        let page = try PageComposer(style: .quick, seed: 5).compose()
        let moved = try page.damaged(by: try FaultSettings(parsing: faults), seed: 1)
        let (clean, truth) = (page.truth(image: "p"), moved.truth(image: "p"))
        #expect(clean.lines.count == truth.lines.count && clean.separators?.count == truth.separators?.count)
        func band(_ line: PageTruth.TruthLine, of image: GrayImage) throws -> (above: Double, below: Double) {
            let points = try #require(line.baseline), xHeight = try #require(line.xHeight)
            var (above, below) = (0.0, 0.0)
            for (start, end) in zip(points, points.dropFirst()) {
                for x in Int(start[0])..<max(Int(start[0]), Int(end[0])) {
                    let y = start[1] + (end[1] - start[1]) * (Double(x) - start[0]) / (end[0] - start[0])
                    for step in 0..<max(1, Int(xHeight)) {
                        let (up, down) = (Int(y) - step - 1, Int(y) + step + 2)
                        guard x >= 0, x < image.width, up >= 0, down < image.height else { continue }
                        above += Double(255 - image.samples[up * image.width + x])
                        below += Double(255 - image.samples[down * image.width + x])
                    }
                }
            }
            return (above, below)
        }
        var (above, below) = (0.0, 0.0)
        for line in truth.lines {
            let sums = try band(line, of: moved.image)
            above += sums.above
            below += sums.below
        }
        // The dark ground of the film is not near lines; the letters stand above, descenders and the next line below.
        #expect(above > below * 1.6, "\(above) above, \(below) below")
    }

    @Test func cropsLoseWhatTheyCut() throws {
        let page = try PageComposer(style: .quick, seed: 5).compose()
        let cut = try page.damaged(by: try FaultSettings(parsing: "crop=1"), seed: 3)
        let truth = cut.truth(image: "p")
        #expect(cut.image.width < page.image.width && truth.width == cut.image.width)
        #expect(truth.lines.contains { $0.text.isEmpty } && truth.lines.contains { !$0.text.isEmpty })
        let ids = Set(truth.regions.map(\.id))
        #expect(truth.articles.allSatisfy { !$0.regions.isEmpty && ids.isSuperset(of: $0.regions) })
        for line in truth.lines where line.text.isEmpty {
            let box = line.bbox
            #expect(box.x0 <= 1 || box.y0 <= 1 || box.x1 >= truth.width - 1 || box.y1 >= truth.height - 1)
        }
    }

    @Test func filmedPagesNameTheirPaper() throws {
        let page = try PageComposer(style: .quick, seed: 5).compose()
        let filmed = try page.damaged(by: try FaultSettings(parsing: "film=1"), seed: 4)
        let paper = try #require(filmed.truth(image: "p").pages?.first)
        #expect(paper.width == page.image.width && paper.height == page.image.height)
        #expect(filmed.image.width > paper.width)
        #expect(filmed.truth(image: "p").regions.allSatisfy { paper.intersection($0.bbox) == $0.bbox })
    }

    @Test("equal seeds give equal pages", arguments: ["sunday", "bazaar", "splash"])
    func equalSeeds(_ name: String) throws {
        let (first, again) = (try page(name, seed: 8), try page(name, seed: 8))
        #expect(first.image == again.image)
        #expect(try RecordCoding.line(first.truth(image: "a")) == RecordCoding.line(again.truth(image: "a")))
    }
}
