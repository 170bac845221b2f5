import CorpusModel
import Testing

@testable import Layout

@Suite("Naming the lines of a column together")
struct LineDecoderTests {
    /// A line in which the network sees mostly one class, or two.
    private func line(
        _ seen: [RegionClass: Double],
        start: Double = 0,
        role: LineRole = .body,
        cut: Cut = .none
    ) -> LineDecoder.Evidence {
        var values = [Double](repeating: 0, count: LayoutMaps.classes.count + 1)
        for (regionClass, probability) in seen {
            if let at = LayoutMaps.classes.firstIndex(of: regionClass) { values[at + 1] = probability }
        }
        values[0] = max(0, 1 - values.reduce(0, +))
        return LineDecoder.Evidence(
            probabilities: ClassProbabilities(values: values),
            start: start,
            role: role,
            cut: cut
        )
    }

    @Test("a headline, a byline and a body are told apart")
    func plainStack() {
        let found = LineDecoder().classes(of: [
            line([.headline: 0.9], start: 1, role: .display, cut: .rule),
            line([.byline: 0.8, .article: 0.1], start: 0.9),
            line([.article: 0.95], start: 0.8),
            line([.article: 0.95]),
        ])
        #expect(found == [.headline, .byline, .article, .article])
    }

    @Test("a doubtful line in the midst of an advertisement is part of it")
    func smudge() {
        let sure = line([.advertisement: 0.9])
        let doubtful = line([.article: 0.5, .advertisement: 0.4])
        let found = LineDecoder().classes(of: [sure, sure, doubtful, sure, sure])
        #expect(found == Array(repeating: .advertisement, count: 5))
    }

    @Test("a rule lets the class change where the same doubt would not")
    func rules() {
        let advertisement = line([.advertisement: 0.95])
        let news = line([.article: 0.6, .advertisement: 0.3])
        let parted = line([.article: 0.6, .advertisement: 0.3], start: 0.9, cut: .full)
        #expect(LineDecoder().classes(of: [advertisement, news]).last == .advertisement)
        #expect(LineDecoder().classes(of: [advertisement, parted]).last == .article)
    }

    @Test("where the network sees nothing, geometry decides")
    func geometry() {
        let found = LineDecoder().classes(of: [
            line([:], role: .display, cut: .rule), line([:]), line([:], role: .table, cut: .rule),
        ])
        #expect(found == [.headline, .article, .table])
        #expect(LineDecoder().classes(of: []).isEmpty)
    }
}
