import CorpusModel
import Evaluation
import Testing

/// The truth scores one, and each damage lowers its own figure by what can be worked out by hand.
@Suite struct PageCountsTests {
    @Test func theTruthScoresOne() {
        let scores = SamplePage.scores()
        #expect(scores.regionsMacroF1 == 1)
        #expect(scores.regions.keys.sorted() == ["advertisement", "article", "headline"])
        #expect(scores.pixelIoU.values.allSatisfy { $0 == 1 })
        #expect(scores.articles.f1 == 1 && scores.articles.truth == 3 && scores.articles.predicted == 3)
        #expect(scores.articlesBCubed.f1 == 1)
        #expect(scores.headlineLink.f1 == 1)
        #expect(scores.ocr.cer == 0 && scores.ocr.lines == 12 && scores.ocr.linesMissed == 0)
        // Two pairs in r2, one each in r4, r5 and r6; headlines stand too far from the lines below them.
        #expect(scores.readingOrder.kept == 1 && scores.readingOrder.pairs == 5)
    }

    @Test func anotherResolutionChangesNothing() {
        let scores = SamplePage.scores { record in
            record.image.width *= 2
            record.image.height *= 2
            for region in record.regions.indices {
                record.regions[region].bbox = doubled(record.regions[region].bbox)
                record.regions[region].lines = record.regions[region].lines?.map {
                    TextLine(bbox: doubled($0.bbox), text: $0.text, confidence: 1, words: [])
                }
            }
        }
        #expect(scores == SamplePage.scores())
    }

    @Test func aRegionOfAnotherClassIsMissedThereAndWrongHere() {
        let scores = SamplePage.scores { $0.regions[6].regionClass = .article }
        #expect(scores.regions["advertisement"]?.recall == 0)
        #expect(scores.regions["article"]?.recall == 1)
        #expect(scores.regions["article"]?.precision == 4.0 / 5)
        #expect(scores.pixelIoU["advertisement"] == 0)
    }

    @Test func aBoxOfLessThanHalfTheOverlapIsNoMatch() {
        let scores = SamplePage.scores { $0.regions[6].bbox.y1 = 639 }
        #expect(scores.regions["advertisement"]?.f1 == 0)
        #expect(SamplePage.scores { $0.regions[6].bbox.y1 = 641 }.regions["advertisement"]?.f1 == 1)
    }

    @Test("all articles in one: the recall stays, the precision falls to the share of each")
    func mergedArticles() {
        let scores = SamplePage.scores { record in
            record.articles[0].regions = ["r1", "r2", "r3", "r4", "r5", "r6"]
            record.articles.removeLast(2)
        }
        // Cells: a1 50 x 50, a2 50 x 50 + 50 x 40, a3 50 x 20 of 8000 - 1000 = 8000.
        let (a1, a2, a3) = (2500.0, 4500.0, 1000.0)
        let whole = a1 + a2 + a3
        #expect(scores.articlesBCubed.recall == 1)
        #expect(abs(scores.articlesBCubed.precision - (a1 * a1 + a2 * a2 + a3 * a3) / (whole * whole)) < 1e-12)
        #expect(scores.articles.recall == 1.0 / 3)  // 4500 of 8000 cells are more than half
        #expect(scores.articles.precision == 1)
    }

    @Test("every region an article: the precision stays, the recall falls, headlines lose their bodies")
    func splitArticles() {
        let scores = SamplePage.scores { record in
            record.articles = record.regions.prefix(6).map {
                Article(id: "a" + $0.id, regions: [$0.id], bbox: $0.bbox, text: ($0.lines ?? []).map(\.text).joined())
            }
        }
        #expect(scores.articlesBCubed.precision == 1)
        let parts = [500.0, 2000, 500, 2000, 2000, 1000]
        let wholes = [2500.0, 2500, 4500, 4500, 4500, 1000]
        let recall = zip(parts, wholes).reduce(0) { $0 + $1.0 * $1.0 / $1.1 } / 8000
        #expect(abs(scores.articlesBCubed.recall - recall) < 1e-12)
        #expect(scores.headlineLink.f1 == 0)
        #expect(scores.articles.truth == 3 && scores.articles.predicted == 6)
        #expect(scores.articles.recall == 2.0 / 3)  // r2 is four fifths of a1; a2 has no part above one half
    }

    @Test func aHeadlineWithTheWrongBodyCountsBothWays() {
        let scores = SamplePage.scores { record in
            record.articles[0].regions = ["r3", "r2"]
            record.articles[1].regions = ["r1", "r4", "r5"]
        }
        #expect(scores.headlineLink.recall == 0 && scores.headlineLink.precision == 0)
        let lost = SamplePage.scores { $0.articles[0].regions = ["r2"] }
        #expect(lost.headlineLink.recall == 0.5 && lost.headlineLink.precision == 1)
    }

    @Test func wrongLettersCountOnce() {
        let characters = SamplePage.lines.flatMap(\.text).reduce(0) { $0 + $1.count }
        let scores = SamplePage.scores { $0.regions[0].lines?[0].text = "BR1DGE 0PENEO" }
        #expect(abs(scores.ocr.cer - 3.0 / Double(characters)) < 1e-12)
        #expect(scores.ocr.linesMissed == 0)
        let missing = SamplePage.scores { $0.regions[0].lines = nil }
        #expect(abs(missing.ocr.cer - 13.0 / Double(characters)) < 1e-12)
        #expect(missing.ocr.linesMissed == 1)
    }

    @Test func quotesDashesLigaturesAndSpacesAreFolded() {
        var rate = CharacterErrorRate()
        rate.add(truth: "\"ﬁrst—rate\"  ‘goods’", found: "“first-rate” 'goods'")
        #expect(rate.edits == 0 && rate.characters == 20)
        rate.add(truth: " \t", found: "anything")
        #expect(rate.lines == 1)
        rate.add(truth: "wheat", found: "the wheot was")
        #expect(rate.edits == 1 && rate.rate == 1.0 / 25)
    }

    @Test func linesReadBackwardsAreOutOfOrder() {
        let scores = SamplePage.scores { record in
            for article in record.articles.indices {
                let lines = record.articles[article].text.split(separator: "\n")
                record.articles[article].text = lines.reversed().joined(separator: "\n")
            }
        }
        #expect(scores.readingOrder.kept == 0)
        #expect(scores.ocr.cer == 0)
    }

    @Test func nothingFoundScoresZero() {
        let scores = SamplePage.scores { ($0.regions, $0.articles) = ([], []) }
        #expect(scores.regionsMacroF1 == 0)
        #expect(scores.articles.f1 == 0 && scores.articlesBCubed.f1 == 0)
        #expect(scores.ocr.cer == 1 && scores.ocr.linesMissed == 12)
        #expect(scores.readingOrder.kept == 0 && scores.readingOrder.pairs == 5)
    }

    @Test func pagesAddUp() {
        var counts = PageCounts(ScoredPage(SamplePage.record), against: SamplePage.truth)
        var empty = SamplePage.record
        (empty.regions, empty.articles) = ([], [])
        counts.add(PageCounts(ScoredPage(empty), against: SamplePage.truth))
        let scores = EvaluationScores(counts)
        #expect(scores.articles.recall == 0.5 && scores.articles.precision == 1)
        #expect(scores.ocr.cer == 0.5 && scores.readingOrder.kept == 0.5)
    }

    private func doubled(_ box: PixelRect) -> PixelRect {
        PixelRect(x0: 2 * box.x0, y0: 2 * box.y0, x1: 2 * box.x1, y1: 2 * box.y1)
    }
}
