import Archives
import CorpusFiles
import CorpusModel
import CorpusStore
import Dedup
import Enrichment
import Executor
import Foundation
import Metadata
import Pipeline

/// A run's figures, for people and for programs.
struct RunSummaryText {
    private let outcome: CorpusRun.Outcome
    private let output: String

    init(_ outcome: CorpusRun.Outcome, output: String) { (self.outcome, self.output) = (outcome, output) }

    var lines: [String] {
        let corpus = outcome.corpus
        var lines = [
            "\(output): \(corpus.done) pages with \(corpus.articles) articles, \(corpus.failed) pages failed"
                + (corpus.pending > 0 ? ", \(corpus.pending) still to do" : "")
        ]
        if corpus.spreads > 0 {
            lines.append("\(corpus.spreads) of the pages are spreads of two: \(corpus.records) page records")
        }
        lines += Self.doubts(corpus)
        if outcome.lacksText {
            lines.append(
                "no page has ALTO or hOCR of its scan beside it, so all are read; see --text in docs/reference.md"
            )
        }
        if let inputs = corpus.inputs { lines.append(inputs.sentence) }
        for delivery in outcome.deliveries where !delivery.findings.isEmpty {
            lines.append("\(delivery.sentence); to name them: broadsheet batch check \(delivery.path)")
        }
        if let table = outcome.table, table.unmatched > 0 {
            lines.append("\(table.unmatched) of \(table.rows) rows of \(table.table) name no scan")
        }
        if outcome.result.decided > 0 {
            let speed = Double(outcome.result.decided) * 60 / max(outcome.seconds, 0.001)
            var line = "this run: \(outcome.result.decided) pages in \(Self.figure(outcome.seconds)) s, "
            line += "\(Self.figure(speed)) pages/min"
            if let cost = corpus.cpuSecondsPerPage { line += "; \(Self.figure(cost)) CPU s a page" }
            if corpus.peakMemoryBytes > 0 { line += ", workers up to \(corpus.peakMemoryBytes >> 20) MiB" }
            lines.append(line)
        }
        if let dedup = outcome.dedup { lines.append(Self.line(dedup)) }
        if let enrichment = outcome.enrichment { lines.append(Self.line(enrichment)) }
        if (corpus.inputs?.skippedCount ?? 0) > 0 { lines.append("skipped files are in \(output)/skipped.jsonl") }
        if corpus.failed + (corpus.inputs?.failed ?? 0) > 0 {
            let codes = corpus.failures.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            let list = codes.isEmpty ? "" : ": \(codes.joined(separator: ", "))"
            lines.append("failed pages are in \(output)/failures.jsonl\(list)")
        }
        if outcome.result.isInterrupted { lines.append("interrupted; the same command goes on from here") }
        return lines
    }

    /// Pages that have a record and should be looked at.
    static func doubts(_ corpus: CorpusSummary) -> [String] {
        var lines: [String] = []
        let unread = corpus.notReadAsText.values.reduce(0, +)
        if unread > 0 {
            let states = corpus.notReadAsText.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            lines.append(
                "\(unread) of the pages were not read as text (\(states.joined(separator: ", "))); their records say so "
                    + "in readability"
            )
        }
        if !corpus.archiveText.isEmpty { lines.append(archiveText(corpus)) }
        if corpus.truncated > 0 {
            lines.append(
                "\(corpus.truncated) of the pages are cut short in their files; their records say so in source.truncated"
            )
        }
        return lines
    }

    /// Where the words of the pages come from.
    private static func archiveText(_ corpus: CorpusSummary) -> String {
        func count(_ use: TextSource.Use) -> Int { corpus.archiveText[use.rawValue] ?? 0 }
        var parts: [String] = []
        if count(.taken) > 0 { parts.append("\(count(.taken)) pages have their archive's text") }
        if count(.alone) > 0 { parts.append("\(count(.alone)) pages have no scan, only their archive's text") }
        if count(.compared) > 0 { parts.append("\(count(.compared)) pages were read and have the better of two texts") }
        let read = corpus.done - count(.taken) - count(.alone) - count(.compared)
        if read > 0 { parts.append("\(read) pages were read") }
        guard count(.refused) > 0 else { return parts.joined(separator: "; ") }
        return parts.joined(separator: "; ")
            + " (of \(count(.refused)) of them the archive's text cannot be used; their records say why in source.text)"
    }

    /// What was found of reprinted articles.
    static func line(_ dedup: ReprintSearch.Summary) -> String {
        let pairs = dedup.pairs.sorted { $0.key < $1.key }.map { "\($0.value) pairs of \($0.key)" }
        return "\(dedup.reproduced) of \(dedup.articles) articles are reprints, in \(dedup.clusters) clusters"
            + words(dedup.dates.undated, dedup)
            + (pairs.isEmpty ? "" : "; \(pairs.joined(separator: ", "))")
    }

    /// What was found out of articles.
    static func line(_ found: EnrichmentRun.Summary) -> String {
        var parts = [
            "\(found.articles) articles enriched: \(found.datelines) with a dateline, \(found.wire) of news agencies"
        ]
        let names = found.entities.values.reduce(0, +)
        if names > 0 { parts.append("\(names) names") }
        if found.linked > 0 { parts.append("\(found.linked) persons linked") }
        if found.newswire > 0 { parts.append("\(found.newswire) texts in newswire.jsonl") }
        return parts.joined(separator: ", ")
    }

    /// Lines of articles that were passed over, by what is wrong with them.
    static func issues(_ found: EnrichmentRun.Summary) -> [String] {
        found.issues.map { "\($0.count) lines passed over with \($0.fault): \($0.examples.first ?? "")" }
    }

    /// What was found in a part of the calendar.
    static func line(_ part: PartRecord) -> String {
        "\(part.articles) articles from \(part.from) to \(part.to) compared, \(part.links) pairs kept; "
            + "no clusters are made of a part: give it and all others to --join"
    }

    private static func words(_ undated: Int, _ dedup: ReprintSearch.Summary) -> String {
        guard undated > 0 else { return "" }
        let way = dedup.allVectorsCompared ? "" : " by sketches alone"
        switch dedup.undatedComparedWith {
        case .all: return "; \(undated) undated ones compared with all\(way)"
        case .undated: return "; \(undated) undated ones compared with each other only\(way)"
        case .none: return "; \(undated) undated ones not compared"
        }
    }

    /// What was found of passages.
    static func line(_ found: PassageRun.Summary) -> String {
        "\(found.passages) passages in \(found.clusters) clusters, on \(found.pagesWithPassages) of \(found.pages) pages"
    }

    func writeJSON() throws {
        struct Summary: Encodable {
            var corpus: CorpusSummary
            var dedup: ReprintSearch.Summary?
            var enrichment: EnrichmentRun.Summary?
            var metadata: SidecarFit?
            var deliveries: [DeliveryReport]?
            var decided: Int
            var interrupted: Bool
            var output: String
            var seconds: Double
        }
        let summary = Summary(
            corpus: outcome.corpus,
            dedup: outcome.dedup,
            enrichment: outcome.enrichment,
            metadata: outcome.table,
            deliveries: outcome.deliveries.isEmpty ? nil : outcome.deliveries,
            decided: outcome.result.decided,
            interrupted: outcome.result.isInterrupted,
            output: output,
            seconds: outcome.seconds
        )
        try FileHandle.standardOutput.write(contentsOf: RecordCoding.lines([summary]))
    }

    private static func figure(_ value: Double) -> String { String(format: value < 100 ? "%.1f" : "%.0f", value) }
}
