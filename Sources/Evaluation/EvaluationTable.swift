/// The scores of a corpus as text for a terminal.
package struct EvaluationTable: Sendable {
    private let result: Evaluator.Result

    package init(_ result: Evaluator.Result) { self.result = result }

    /// The scores in lines, each ended by a newline; `perPage` puts the main ones of every page first.
    package func text(perPage: Bool) -> String {
        var lines: [String] = []
        if perPage { lines += pageLines() + [""] }
        let missing = result.pages.filter(\.isMissing).map(\.image)
        lines.append("pages \(result.pages.count), missing from the corpus \(missing.count)")
        lines += missing.map { "  \($0)" }
        lines += ["", row("region class", ["P", "R", "F1@.5", "AP@.5", "truth", "found", "pixelIoU"])]
        let scores = result.scores
        for (name, score) in scores.regions.sorted(by: { $0.key < $1.key }) {
            let counts = [score.truth, score.predicted].map { String($0 ?? 0) }
            let precision = scores.averagePrecision[name] ?? 0
            let values = [score.precision, score.recall, score.f1, precision].map { decimal($0) }
            lines.append(row(name, values + counts + [decimal(scores.pixelIoU[name] ?? 0)]))
        }
        let articles = scores.articles
        let counts = "; \(articles.truth ?? 0) true, \(articles.predicted ?? 0) found"
        lines += [
            "",
            "regions macro F1@.5   \(decimal(scores.regionsMacroF1))",
            "regions mAP@.5        \(decimal(scores.meanAveragePrecision))",
            "articles F1@.5        \(decimal(articles.f1))  (\(parts(articles))\(counts))",
            "articles B-cubed F1   \(decimal(scores.articlesBCubed.f1))  (\(parts(scores.articlesBCubed)))",
            "headline link F1      \(decimal(scores.headlineLink.f1))  (\(parts(scores.headlineLink)))",
            "reading order kept    \(decimal(scores.readingOrder.kept))  of \(scores.readingOrder.pairs) adjacent line pairs",
            "CER                   \(decimal(scores.ocr.cer, places: 4))  over \(scores.ocr.lines) lines, "
                + "\(scores.ocr.linesMissed) missed",
        ]
        if let links = result.continuations {
            let counts = "; \(links.truth ?? 0) true, \(links.predicted ?? 0) found"
            lines.append("links over pages F1    \(decimal(links.f1))  (\(parts(links))\(counts))")
            if perPage { lines += (result.continuationFaults ?? []).map { "  \($0)" } }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func pageLines() -> [String] {
        let width = max(34, (result.pages.map(\.image.count).max() ?? 0))
        return [row("page", ["art.F1", "b3.P", "b3.R", "CER", "order"], width: width)]
            + result.pages.map { page in
                let scores = page.scores
                let values = [
                    scores.articles.f1, scores.articlesBCubed.precision, scores.articlesBCubed.recall, scores.ocr.cer,
                    scores.readingOrder.kept,
                ]
                return row(page.image, values.map { decimal($0) }, width: width)
            }
    }

    private func parts(_ score: PrecisionRecall) -> String {
        "P \(decimal(score.precision)) R \(decimal(score.recall))"
    }

    private func row(_ name: String, _ cells: [String], width: Int = 14) -> String {
        let padded = cells.map { String(repeating: " ", count: max(1, 9 - $0.count)) + $0 }.joined()
        return name + String(repeating: " ", count: max(0, width - name.count)) + padded
    }

    private func decimal(_ value: Double, places: Int = 3) -> String {
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let units = Int((value * Double(scale)).rounded())
        let fraction = String(units % scale)
        return "\(units / scale)." + String(repeating: "0", count: places - fraction.count) + fraction
    }
}
