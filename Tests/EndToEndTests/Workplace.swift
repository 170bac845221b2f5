import Foundation
import TestSupport
import Testing

/// A temporary folder with scans, and a place for corpora.
final class Workplace: Sendable {
    private let folder: TemporaryFolder
    var root: String { folder.path }
    var scans: String { root + "/scans" }
    var corpus: String { root + "/corpus" }

    /// Makes `pageCount` scans, all different, of two typeset strips.
    init(pageCount: Int = 0) throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: scans, withIntermediateDirectories: true)
        for number in 0..<pageCount { try addStrip(number) }
    }

    private static let strips = Checkout.root.appendingPathComponent("Tests/RecognitionTests/Resources")

    /// Adds a scan of one strip with `number` white rows below, so that no two scans are equal.
    func addStrip(_ number: Int, named name: String? = nil) throws {
        let strip = number.isMultiple(of: 2) ? "council" : "wheat"
        let data = try Data(contentsOf: Self.strips.appendingPathComponent(strip + ".pbm"))
        let bitmap = try #require(Bitmap(pbm: data))
        let digits = number < 10 ? "0\(number)" : "\(number)"
        try write(name ?? "page\(digits).pbm", bitmap.padded(rows: number).pbm)
    }

    func write(_ name: String, _ data: Data) throws {
        try folder.write(data, to: "scans/" + name)
    }

    /// Writes a file beside the scans and gives its path.
    func write(_ text: String, beside name: String) throws -> String {
        try folder.write(Data(text.utf8), to: name).path
    }

    /// Every file of a corpus by its path below the folder, without the state that only speeds up the next run: the store,
    /// vectors, sketches and links.
    ///
    /// The path of this workplace is replaced by `ROOT`, so that corpora of equal scans in two workplaces are equal.
    func files(of corpus: String? = nil) throws -> [String: String] {
        let folder = corpus ?? self.corpus
        var found: [String: String] = [:]
        for case let name as String in try #require(FileManager.default.enumerator(atPath: folder)) {
            guard !["broadsheet.", "vectors/", "sketches/", "links/"].contains(where: name.hasPrefix),
                let data = FileManager.default.contents(atPath: folder + "/" + name)
            else { continue }
            found[name] = String(decoding: data, as: UTF8.self).replacing(root, with: "ROOT")
        }
        return found
    }
}
