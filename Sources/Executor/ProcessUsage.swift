import Glibc

/// What this process has used so far.
package enum ProcessUsage {
    /// Processor seconds of this process and of the programs it ran to their end.
    package static var cpuSeconds: Double {
        [RUSAGE_SELF, RUSAGE_CHILDREN].map { who in
            let usage = usage(of: who)
            return seconds(usage.ru_utime) + seconds(usage.ru_stime)
        }.reduce(0, +)
    }

    /// Processor seconds of this process alone.
    package static var ownCPUSeconds: Double {
        let usage = usage(of: RUSAGE_SELF)
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    /// Processor seconds of the calling thread.
    package static var threadCPUSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The largest resident size of this process so far, bytes.
    package static var peakMemoryBytes: Int { usage(of: RUSAGE_SELF).ru_maxrss * 1024 }

    private static func usage(of who: __rusage_who) -> rusage {
        var usage = rusage()
        getrusage(__rusage_who_t(who.rawValue), &usage)
        return usage
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
