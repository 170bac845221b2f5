import Foundation

/// A black-and-white picture as in a binary PBM file.
struct Bitmap {
    let width: Int, height: Int
    let rows: Data

    /// Reads a PBM without comments.
    init?(pbm: Data) {
        let header = pbm.prefix(40).split(maxSplits: 3, whereSeparator: { $0 == 10 || $0 == 32 })
        let numbers = header.dropFirst().prefix(2).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard header.first.map({ Array($0) }) == Array("P4".utf8), numbers.count == 2 else { return nil }
        (width, height) = (numbers[0], numbers[1])
        rows = pbm.suffix((width + 7) / 8 * height)
    }

    private init(width: Int, height: Int, rows: Data) { (self.width, self.height, self.rows) = (width, height, rows) }

    func stacked(_ times: Int) -> Bitmap {
        let all = (0..<times).reduce(into: Data()) { data, _ in data += rows }
        return Bitmap(width: width, height: height * times, rows: all)
    }

    func padded(rows count: Int) -> Bitmap {
        Bitmap(width: width, height: height + count, rows: rows + Data(count: (width + 7) / 8 * count))
    }

    var pbm: Data { Data("P4\n\(width) \(height)\n".utf8) + rows }
}
