package import CorpusModel
package import CorpusStore

/// What happens during a run, for progress and log.
package enum RunEvent: Sendable {
    /// A page has its record, which says whether its text was read at all and whether its scan's file ends early.
    case finished(
        id: String,
        articles: Int,
        usage: PageUsage?,
        readability: Readability.State? = nil,
        isTruncated: Bool = false
    )
    /// A page has none.
    case failed(id: String, PageFailure, detail: String?)
    /// A page ended its worker and is tried again; `reason` is for people.
    case triedAgain(id: String, reason: String)
    /// A worker ended before it was ready and is started again.
    case workerRestarted(reason: String)
    /// No more pages are handed out.
    case stopping
    /// Answers of workers that ran elsewhere were taken.
    case answersTaken(AnswersTaken)
}

/// What became of the answers of workers that ran elsewhere.
package struct AnswersTaken: Sendable, Hashable {
    /// Pages that were decided by them.
    package var pages = 0
    /// Answers that were not needed: of pages already done, or answered twice.
    package var surplus = 0
    /// Answers about scans that have changed since, which are read again.
    package var outdated = 0
    /// Files that end in the middle of an answer.
    package var cutShort = 0

    package init() {}
}

/// How a run ended.
package struct RunResult: Sendable, Hashable {
    /// Pages decided in this run.
    package var decided: Int
    /// Whether it was stopped before all pages were decided.
    package var isInterrupted: Bool

    package init(decided: Int, isInterrupted: Bool) { (self.decided, self.isInterrupted) = (decided, isInterrupted) }
}

/// How a run is carried out; nothing here changes a record.
package struct RunOptions: Sendable {
    /// Worker processes, at least 1.
    package var jobs: Int
    /// Time a page may take.
    package var pageTimeout: Duration
    /// Time a worker may take to be ready, and to end when it has nothing to do.
    package var startTimeout: Duration
    /// Time that pages under way get to finish when the run is stopped.
    package var gracePeriod: Duration
    /// Longest answer, bytes.
    package var answerLimit: Int
    /// Files of answers of workers that ran elsewhere (`AnswerFile`), and folders with such; taken before any page is done.
    package var answers: [String]

    /// States how a run is carried out.
    package init(
        jobs: Int,
        pageTimeout: Duration = .seconds(600),
        startTimeout: Duration = .seconds(60),
        gracePeriod: Duration = .seconds(20),
        answerLimit: Int = 512 << 20,
        answers: [String] = []
    ) {
        precondition(jobs > 0, "a run needs at least one worker")
        (self.jobs, self.pageTimeout, self.startTimeout) = (jobs, pageTimeout, startTimeout)
        (self.gracePeriod, self.answerLimit, self.answers) = (gracePeriod, answerLimit, answers)
    }
}

/// The program that does pages.
package struct WorkerProgram: Sendable, Hashable {
    /// Path of the program.
    package var executable: String
    /// Its arguments.
    package var arguments: [String]

    package init(executable: String, arguments: [String]) {
        (self.executable, self.arguments) = (executable, arguments)
    }
}
