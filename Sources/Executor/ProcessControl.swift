import CMalloc
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
        execv("/proc/self/exe", CommandLine.unsafeArgv)
    }

    /// Lets nobody else read the temporary files of this process and of the programs it starts.
    package static func keepFilesPrivate() { umask(0o077) }

    /// Keeps large arrays, such as pictures of pages, apart from small ones, so that their memory goes back to the system
    /// as soon as they are gone.
    ///
    /// Otherwise glibc learns from the first page to keep its memory, and a worker grows with every page for dozens.
    package static func separateLargeArrays() { mallopt(M_MMAP_THRESHOLD, 1 << 20) }

    /// Gives memory that is not in use back to the system.
    package static func returnFreeMemory() { malloc_trim(0) }

    /// Makes writing to a process that has ended an error instead of the end of this one.
    package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

    /// Path of the running program.
    package static var executablePath: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }
}
