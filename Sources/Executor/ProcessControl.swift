import CorpusStore
import Foundation
import Glibc

/// What a process does to itself before it becomes a worker, and what it reads of itself.
package enum ProcessControl {
    /// Limits the memory of this process and of the programs it starts.
    ///
    /// The limit counts private writable memory (`RLIMIT_DATA`), not mapped model files; beyond it allocation fails and
    /// the process ends, which costs one page.
    ///
    /// - Returns: whether the system accepted the limit.
    package static func limitMemory(bytes: Int) -> Bool {
        var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
        return setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit) == 0
    }

    /// Starts this program anew, same arguments, with `OMP_THREAD_LIMIT=1`, unless the variable is set.
    ///
    /// OpenMP reads the variable when it is loaded, so that it must be set before the program starts; with more threads
    /// than one, pages that run side by side slow each other down several times.
    package static func restartWithOneThread() {
        guard getenv("OMP_THREAD_LIMIT") == nil else { return }
        setenv("OMP_THREAD_LIMIT", "1", 1)
        // A worker multiplies no matrices; each thread made ready for it would take 30 MB of its memory.
        setenv("OPENBLAS_NUM_THREADS", "1", 1)
        execv("/proc/self/exe", CommandLine.unsafeArgv)
    }

    /// Makes writing to a process that has ended an error instead of the end of this one.
    package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

    /// Path of the running program.
    package static var executablePath: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }

    /// Processor seconds of this process and of the programs it ran to their end.
    static var cpuSeconds: Double {
        [RUSAGE_SELF, RUSAGE_CHILDREN].map { who in
            var usage = rusage()
            getrusage(__rusage_who_t(who.rawValue), &usage)
            return seconds(usage.ru_utime) + seconds(usage.ru_stime)
        }.reduce(0, +)
    }

    /// The largest resident size of this process so far, bytes.
    static var peakMemoryBytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
