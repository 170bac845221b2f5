/// Counts what a run has done and estimates how long it will take.
package struct ProgressMeter: Sendable {
    /// Pages of this run, and how many of them are decided.
    package let total: Int
    /// Pages decided, with or without a record.
    package private(set) var decided = 0
    /// Pages without a record.
    package private(set) var failed = 0
    private let start: Double
    private var recent: [Double] = []

    /// Pages over which the present speed is taken.
    private static let window = 50

    /// Starts at time `start`, in seconds.
    package init(total: Int, start: Double) { (self.total, self.start) = (total, start) }

    /// Counts a page decided at `time`.
    package mutating func count(failed isFailure: Bool, at time: Double) {
        decided += 1
        failed += isFailure ? 1 : 0
        recent.append(time)
        if recent.count > Self.window { recent.removeFirst() }
    }

    /// Pages a minute of late; `nil` before the first page.
    package func pagesPerMinute(at time: Double) -> Double? {
        guard let first = recent.first else { return nil }
        let isFull = recent.count == Self.window
        let seconds = time - (isFull ? first : start)
        return seconds > 0 ? Double(isFull ? recent.count - 1 : recent.count) * 60 / seconds : nil
    }

    /// Seconds until the end at the present speed; `nil` before the first page.
    package func secondsLeft(at time: Double) -> Double? {
        pagesPerMinute(at: time).map { Double(total - decided) * 60 / $0 }
    }

    /// The state in words: `12 of 300 pages, 4.1 pages/min, 1 h 10 min left, 2 failed`.
    package func sentence(at time: Double) -> String {
        var parts = ["\(decided) of \(total) pages"]
        if let speed = pagesPerMinute(at: time) { parts.append("\(Self.short(speed)) pages/min") }
        if decided < total, let left = secondsLeft(at: time) { parts.append("\(Self.duration(left)) left") }
        if failed > 0 { parts.append("\(failed) failed") }
        return parts.joined(separator: ", ")
    }

    /// A bar with the sentence, at most `width` columns.
    package func bar(at time: Double, width: Int) -> String {
        let words = sentence(at: time)
        let columns = min(30, width - words.count - 3)
        guard columns >= 5 else { return String(words.prefix(width)) }
        let full = total > 0 ? columns * decided / total : columns
        return "[\(String(repeating: "#", count: full))\(String(repeating: ".", count: columns - full))] \(words)"
    }

    /// A figure with one decimal below 100.
    static func short(_ value: Double) -> String {
        value < 100 ? String((value * 10).rounded() / 10) : String(Int(value.rounded()))
    }

    /// Seconds as `45 s`, `12 min`, `3 h 20 min` or `2 d 4 h`.
    static func duration(_ seconds: Double) -> String {
        let total = Int(min(seconds, 1e9).rounded(.up))
        let (minutes, hours, days) = (total / 60, total / 3600, total / 86_400)
        return switch total {
        case ..<90: "\(total) s"
        case ..<5400: "\(minutes) min"
        case ..<172_800: "\(hours) h \(minutes % 60) min"
        default: "\(days) d \(hours % 24) h"
        }
    }
}
