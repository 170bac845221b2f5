/// Exit codes of the programs, for shells and schedulers: the one table of them.
package enum ExitStatus: Int32, Sendable, CaseIterable {
    case done = 0
    case usage = 1
    case inputNotReadable = 2
    case dependencyMissing = 3
    case configuration = 4
    case outputNotWritable = 5
    case somePagesFailed = 6
    case internalError = 70
    case interrupted = 130
}
