import Foundation
import Glibc

/// What a process does to itself before it becomes a worker.
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
}
