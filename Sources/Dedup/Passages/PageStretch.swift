import CorpusFiles
import Foundation

/// Pages whose passages with later ones are sought together and kept in one file: finished stretches are not done again.
struct PageStretch {
    /// Numbers of the pages.
    var pages: Range<Int>
    /// Digest of all that decides the result: the pages, those in reach, the settings, the method.
    var fingerprint: String

    /// Days of a stretch, most pages, and most bytes of their lines.
    private static let days = 28, most = 192, mostBytes = 16 << 20

    /// Parts a catalog by stretches of the calendar: pages added later change only the stretches near their days.
    static func all(of window: PageWindow, method: String) -> [Self] {
        let entries = window.catalog.entries
        var stretches: [Self] = []
        var start = 0
        while start < entries.count {
            let month = month(start, window)
            var (stop, bytes) = (start + 1, Int(entries[start].length))
            while stop < entries.count, stop - start < most, bytes + Int(entries[stop].length) <= mostBytes,
                self.month(stop, window) == month
            {
                bytes += Int(entries[stop].length)
                stop += 1
            }
            stretches.append(Self(pages: start..<stop, fingerprint: digest(start..<stop, window, method)))
            start = stop
        }
        return stretches
    }

    private static func month(_ page: Int, _ window: PageWindow) -> Int? {
        window.day(of: page).map { $0 >= 0 ? $0 / days : -((-$0 + days - 1) / days) }
    }

    private static func digest(_ pages: Range<Int>, _ window: PageWindow, _ method: String) -> String {
        var hash = SHA256()
        hash.update(data: Data("\(method) \(pages.count)\n".utf8))
        for range in [pages] + window.others(than: pages) {
            for page in range {
                let entry = window.catalog.entries[page]
                let newspaper = entry.newspaper.map { window.catalog.newspapers[Int($0)] } ?? ""
                let day = window.day(of: page).map(String.init) ?? ""
                let fields = [entry.id, day, newspaper, "\(entry.digest[0]) \(entry.digest[1])"]
                hash.update(data: Data((fields.joined(separator: "\t") + "\n").utf8))
            }
        }
        return hexadecimal(hash.finalize().prefix(12))
    }
}
