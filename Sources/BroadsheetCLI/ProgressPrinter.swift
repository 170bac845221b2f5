import CorpusModel
import CorpusStore
import Dedup
import Dispatch
import Enrichment
import Executor
import Foundation
import Glibc
import Inference
import Metadata
import Pipeline
import Synchronization

/// Writes what happens during a run to standard error: a bar on a terminal, plain lines elsewhere.
final class ProgressPrinter: Sendable {
    private struct State {
        var meter = ProgressMeter(total: 0, start: 0)
        var lastLine = -Double.infinity
        var barLength = 0
    }

    private let state = Mutex(State())
    private let isTerminal: Bool
    private let isColoured: Bool
    private let write: @Sendable (String) -> Void

    /// Seconds between plain lines and between redrawings of the bar.
    private static let (lineInterval, barInterval) = (10.0, 0.2)

    /// - Parameters:
    ///   - environment: where `NO_COLOR` and `TERM` are looked up.
    ///   - isOnTerminal: whether what is written goes to a terminal.
    ///   - write: writes text; to standard error unless told otherwise.
    init(
        environment: [String: String],
        isOnTerminal: Bool = isatty(STDERR_FILENO) == 1,
        write: @escaping @Sendable (String) -> Void = { try? FileHandle.standardError.write(contentsOf: Data($0.utf8)) }
    ) {
        self.write = write
        isTerminal = isOnTerminal && environment["TERM"] != "dumb"
        isColoured = isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
    }

    private static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

    func show(_ notice: CorpusRun.Notice) {
        switch notice {
        case .planned(let pages, let files, let resume, let configuration):
            state.withLock { state in
                state.meter = ProgressMeter(total: resume.toDoCount, start: Self.now)
                for line in configuration.split(separator: "\n") { write("  \(line)\n") }
                write("\(pages) pages in \(files) files" + Self.words(resume) + "\n")
            }
        case .inputs(let account, let table): show(account, table)
        case .event(let event): show(event)
        case .dedup(let notice): show(notice)
        case .enrichment(let notice): show(notice)
        }
    }

    /// Names what failed among the inputs, an example of each kind that was skipped, and rows without a scan.
    private func show(_ account: InputAccount, _ table: SidecarFit?) {
        state.withLock { state in
            for failure in account.failures {
                line(red("failed: ") + "[\(failure.stage)/\(failure.code)] \(failure.message)", &state)
            }
            let counts = account.skippedByReason
            for reason in InputAccount.Skipped.Reason.allCases {
                guard let count = counts[reason.rawValue] else { continue }
                let first = account.skipped.first { $0.reason == reason }
                let example = first.map { one in "\(one.path)\(one.of.map { " (of \($0))" } ?? "")" } ?? ""
                line("skipped: \(count) \(Self.words(reason)), the first \(example)", &state)
            }
            guard let table else { return }
            if table.byNameAlone {
                line(
                    "\(table.table): names other folders than those of the scans, which are known by their names alone",
                    &state
                )
            }
            if let row = table.firstUnmatched {
                let nearest = row.nearest.map { " (the scan most like it is \($0))" } ?? ""
                line(
                    "\(table.table): \(table.unmatched) of \(table.rows) rows name no scan, the first in line \(row.line): "
                        + row.path + nearest,
                    &state
                )
            }
            if let first = table.firstWithoutRow {
                line("\(table.table): says nothing of \(table.scansWithoutRow) scans, the first \(first)", &state)
            }
        }
    }

    private static func words(_ reason: InputAccount.Skipped.Reason) -> String {
        switch reason {
        case .noScan: "without the ending of a scan"
        case .hidden: "whose names begin with a dot"
        case .otherForm: "other forms of pages that are read from better ones (--forms all reads every file)"
        case .sameFile: "the same files under other names"
        case .linkLoop: "links to folders above them"
        case .danglingLink: "links to nothing"
        case .specialFile: "pipes, sockets or devices"
        case .outsideRoot: "outside --root"
        case .corpus: "the corpus itself"
        case .absent: "which a delivery names and which are not there"
        case .description: "batch files and METS, read for what they say"
        case .text: "the text of scans, used with them"
        case .unnamed: "scans in a delivery that nothing in it names"
        case .notDigitized: "pages that were not digitized, as their delivery says"
        }
    }

    private func show(_ event: RunEvent) {
        state.withLock { state in
            switch event {
            case .finished(let id, _, _, let readability, let isTruncated):
                state.meter.count(failed: false, at: Self.now)
                if isTruncated { line("read as far as its file goes: \(id) (the file ends early)", &state) }
                if let doubt = readability.flatMap(Self.words) { line("not read as text: \(id) (\(doubt))", &state) }
            case .failed(_, let failure, let detail):
                state.meter.count(failed: true, at: Self.now)
                line(red("failed: ") + "[\(failure.stage)/\(failure.code)] \(failure.message)", &state)
                if let detail { line("  the worker said: \(detail.split(separator: "\n").last ?? "")", &state) }
            case .triedAgain(let id, let reason): line("tried again: \(id) (\(reason))", &state)
            case .workerRestarted(let reason): line("worker started again: \(reason)", &state)
            case .answersTaken(let taken): for words in Self.words(taken) { line(words, &state) }
            case .stopping: line("stopping: pages under way may finish; press Ctrl-C again to end them", &state)
            }
            progress(&state)
        }
    }

    /// Shows what happens while reprinted articles are looked for.
    func show(_ notice: DedupRun.Notice) {
        state.withLock { state in
            switch notice {
            case .read(let dates, let undated, let issues):
                line("looking for reprinted articles among \(dates.all)", &state)
                for issue in issues {
                    line("  \(issue.count) lines with \(issue.fault): \(issue.examples[0])", &state)
                }
                if dates.month + dates.year + dates.span > 0 {
                    let count =
                        "\(dates.month) articles are dated to a month, \(dates.year) to a year, \(dates.span) less exactly"
                    line("  \(count); they are compared with those within the window of it", &state)
                }
                if dates.undated > 0 {
                    line("  \(dates.undated) articles have no date; \(Self.words(undated))", &state)
                }
            case .encoding(let precision): line("articles are encoded in \(precision.rawValue)", &state)
            case .embedded(let done, let all): step("articles encoded", done, all, &state)
            case .sketched(let done, let all): step("articles sketched", done, all, &state)
            case .searched(let done, let all): step("parts searched", done, all, &state)
            case .clustered: break
            }
        }
    }

    /// Shows what happens while articles are enriched.
    func show(_ notice: EnrichmentRun.Notice) {
        state.withLock { state in
            switch notice {
            case .planned(let files, let unchanged):
                line("\(unchanged) of \(files) files of articles are unchanged", &state)
            case .articles(let done): step("articles enriched", done, nil, &state)
            }
        }
    }

    /// Shows what happens while passages are looked for.
    func show(_ notice: PassageRun.Notice) {
        state.withLock { state in
            switch notice {
            case .read(let pages, let undated, let issues):
                line("looking for passages that two of \(pages) pages share", &state)
                for issue in issues {
                    line("  \(issue.count) lines with \(issue.fault): \(issue.examples[0])", &state)
                }
                if undated > 0 {
                    line(
                        "  \(undated) pages have no date and are compared with all: this takes long where they are many",
                        &state
                    )
                }
            case .searched(let done, let all): step("parts searched", done, all, &state)
            }
        }
    }

    /// A step of some, now and then.
    private func step(_ name: String, _ done: Int, _ all: Int?, _ state: inout State) {
        let now = Self.now
        guard done == all || now - state.lastLine >= Self.lineInterval else { return }
        line("\(name): \(done)" + (all.map { " of \($0)" } ?? ""), &state)
        state.lastLine = now
    }

    private func progress(_ state: inout State) {
        let now = Self.now
        let isLast = state.meter.decided == state.meter.total
        guard isLast || now - state.lastLine >= (isTerminal ? Self.barInterval : Self.lineInterval) else { return }
        state.lastLine = now
        guard isTerminal else {
            write(state.meter.sentence(at: now) + "\n")
            return
        }
        let bar = state.meter.bar(at: now, width: Self.terminalWidth - 1)
        write("\r" + bar + String(repeating: " ", count: max(0, state.barLength - bar.count)))
        state.barLength = bar.count
    }

    /// A line of its own, above the bar.
    private func line(_ text: String, _ state: inout State) {
        clearBar(&state)
        write(text + "\n")
        if isTerminal { state.lastLine = -.infinity }
    }

    private func clearBar(_ state: inout State) {
        guard state.barLength > 0 else { return }
        write("\r" + String(repeating: " ", count: state.barLength) + "\r")
        state.barLength = 0
    }

    /// The last words of a run.
    func finish(_ lines: [String]) {
        state.withLock { state in
            clearBar(&state)
            for line in lines { write(line + "\n") }
        }
    }

    /// What a page is like whose reading is no text; `nil` for one of text.
    private static func words(_ readability: Readability.State) -> String? {
        switch readability {
        case .text: nil
        case .tooSmall: "the type is too small"
        case .noLanguage: "turned, mirrored, badly printed or of another script"
        case .nothing: "next to no text was found: blank, a picture, a negative, or too faint"
        }
    }

    private static func words(_ taken: AnswersTaken) -> [String] {
        var lines = ["\(taken.pages) pages answered by workers elsewhere"]
        if taken.surplus > 0 {
            lines.append("\(taken.surplus) answers were not needed: of pages that are done or not asked for")
        }
        if taken.outdated > 0 {
            lines.append("\(taken.outdated) answers are of scans that have changed since; these are read again")
        }
        if taken.cutShort > 0 { lines.append("\(taken.cutShort) files of answers end in the middle of one") }
        return lines
    }

    private static func words(_ undated: DedupSettings.Undated) -> String {
        switch undated {
        case .all: "they are compared with all others"
        case .undated: "they are compared with each other only"
        case .none: "they are not compared"
        }
    }

    private static func words(_ resume: ResumeReport) -> String {
        var text = "; \(resume.toDoCount) to do"
        if resume.kept > 0 { text += ", \(resume.kept) done before" }
        if resume.relabelled > 0 { text += " (\(resume.relabelled) with corrected metadata)" }
        if resume.removed > 0 { text += ", \(resume.removed) removed from the corpus" }
        let reasons = resume.toDo.filter { $0.key != "new" || resume.kept > 0 }.sorted { $0.key < $1.key }
        if !reasons.isEmpty {
            let words = reasons.map { "\($0.value) \($0.key.replacing("_", with: " "))" }
            text += " (\(words.joined(separator: ", ")))"
        }
        return text
    }

    private func red(_ text: String) -> String { isColoured ? "\u{1B}[31m\(text)\u{1B}[0m" : text }

    private static var terminalWidth: Int {
        var size = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }
}
