public import CorpusModel
public import CorpusStore

/// What happens during a run, for progress and log.
public enum RunEvent: Sendable {
    /// A page has its record.
    case finished(id: String, articles: Int, usage: PageUsage?)
    /// A page has none.
    case failed(id: String, PageFailure, detail: String?)
    /// A page ended its worker and is tried again; `reason` is for people.
    case triedAgain(id: String, reason: String)
    /// A worker ended before it was ready and is started again.
    case workerRestarted(reason: String)
    /// No more pages are handed out.
    case stopping
}

/// How a run ended.
public struct RunResult: Sendable, Hashable {
    /// Pages decided in this run.
    public var decided: Int
    /// Whether it was stopped before all pages were decided.
    public var isInterrupted: Bool

    /// States an end.
    package init(decided: Int, isInterrupted: Bool) { (self.decided, self.isInterrupted) = (decided, isInterrupted) }
}

/// How a run is carried out; nothing here changes a record.
public struct RunOptions: Sendable {
    /// Worker processes, at least 1.
    public var jobs: Int
    /// Time a page may take.
    public var pageTimeout: Duration
    /// Time a worker may take to be ready, and to end when it has nothing to do.
    public var startTimeout: Duration
    /// Time that pages under way get to finish when the run is stopped.
    public var gracePeriod: Duration
    /// Longest answer, bytes.
    public var answerLimit: Int

    /// States how a run is carried out.
    public init(
        jobs: Int,
        pageTimeout: Duration = .seconds(600),
        startTimeout: Duration = .seconds(60),
        gracePeriod: Duration = .seconds(20),
        answerLimit: Int = 512 << 20
    ) {
        precondition(jobs > 0, "a run needs at least one worker")
        (self.jobs, self.pageTimeout, self.startTimeout) = (jobs, pageTimeout, startTimeout)
        (self.gracePeriod, self.answerLimit) = (gracePeriod, answerLimit)
    }
}

/// The program that does pages.
public struct WorkerCommand: Sendable, Hashable {
    /// Path of the program.
    public var executable: String
    /// Its arguments.
    public var arguments: [String]

    /// Names a program.
    public init(executable: String, arguments: [String]) {
        (self.executable, self.arguments) = (executable, arguments)
    }
}
