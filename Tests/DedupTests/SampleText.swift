import Foundation
import TestSupport

@testable import Dedup

/// Texts of made-up words.
enum SampleText {
    private static let letters = Array("aaeeiioouubcdfghlmnprstvw")

    /// A text of so many words of two to nine letters.
    static func words(_ count: Int, _ random: inout SeededGenerator) -> String {
        (0..<count).map { _ in
            String(
                (0..<Int.random(in: 2...9, using: &random)).compactMap { _ in letters.randomElement(using: &random) }
            )
        }.joined(separator: " ")
    }

    /// A text with about one letter of so many replaced.
    static func misread(_ text: String, one of: Int, _ random: inout SeededGenerator) -> String {
        String(text.map { Int.random(in: 0..<of, using: &random) == 0 ? "x" : $0 })
    }
}

/// Articles in a file of their own.
enum SampleArticles {
    /// - Parameters:
    ///   - articles: id, text and date, which may be empty; a newspaper each.
    ///   - folder: of `articles.jsonl`.
    /// - Returns: their catalog.
    /// - Throws: what the file system says.
    static func write(_ articles: [(id: String, text: String, date: String)], to folder: TemporaryFolder) throws
        -> ArticleCatalog
    {
        struct Line: Encodable { var id: String, text: String, date: String, series: String }
        let lines = try articles.map {
            let line = Line(id: $0.id, text: $0.text, date: $0.date, series: "The \($0.id)")
            return String(decoding: try JSONEncoder().encode(line), as: UTF8.self)
        }
        return try ArticleCatalog(files: [try folder.write(lines, to: "articles.jsonl")], names: FieldNames())
    }
}
