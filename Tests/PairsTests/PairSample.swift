import CorpusFiles
import CorpusModel
import CorpusText
import Dedup
import Foundation
import TestSupport

@testable import Pairs

/// A made-up corpus with known clusters, in a folder.
struct PairSample {
    struct Article: Sendable {
        var id: String, day: Int, story: Int, headline: String, text: String

        init(_ id: String, _ day: Int, _ story: Int, _ headline: String, _ text: String) {
            (self.id, self.day, self.story, self.headline, self.text) = (id, day, story, headline, text)
        }
    }

    /// Folder of the pairs.
    let output: URL
    /// By id.
    let articles: [String: Article]
    /// Ids of the members.
    let clusters: [[String]]
    private let input: URL

    static func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = try TemporaryFolder()
        try body(folder.url)
        withExtendedLifetime(folder) {}
    }

    /// Stories that were reprinted, three a day, with headlines of their own kind; one lone article beside each.
    ///
    /// A further copy of every story has `sharedHeadline`.
    init(in folder: URL, stories: Int, copies: Int = 3, sharedHeadline: String? = nil, isDated: Bool = true) throws {
        var articles: [Article] = []
        var clusters: [[String]] = []
        for story in 0..<stories {
            var ids: [String] = []
            for copy in 0..<copies {
                let headline = Self.headline(story, copy)
                articles.append(Article("s\(story)-\(copy)", story / 3, story, headline, Self.body(story, copy)))
                ids.append("s\(story)-\(copy)")
            }
            if let sharedHeadline {
                articles.append(Article("s\(story)-x", story / 3, story, sharedHeadline, Self.body(story, copies)))
                ids.append("s\(story)-x")
            }
            clusters.append(ids)
            let lone = 10_000 + story
            articles.append(Article("lone-\(story)", story / 3, lone, Self.headline(lone, 0), Self.body(lone, 0)))
        }
        try self.init(in: folder, adding: articles, clusters: clusters, isDated: isDated)
    }

    init(in folder: URL, adding articles: [Article], clusters: [[String]], isDated: Bool = true) throws {
        output = folder.appendingPathComponent("out/pairs")
        input = folder.appendingPathComponent("articles.jsonl")
        self.articles = Dictionary(uniqueKeysWithValues: articles.map { ($0.id, $0) })
        let lines = try articles.enumerated().map { index, article in
            var fields = [
                "id": article.id, "text": article.text, "headline": article.headline, "series": "Paper \(index % 7)",
            ]
            if isDated { fields["date"] = CalendarDate(dayNumber: -20_000 + article.day).iso }
            return try RecordCoding.line(fields)
        }
        try Data(lines.joined(separator: Data("\n".utf8))).write(to: input)
        self.clusters = clusters
    }

    /// Writes the pairs.
    func write(
        _ settings: PairSettings = PairSettings(),
        linesPerShard: Int = PairShards.linesPerShard
    ) throws -> [String: Int] {
        let catalog = try ArticleCatalog(files: [input], names: FieldNames())
        let texts = try ArticleTexts(catalog)
        var writer = PairWriter(catalog: catalog, texts: texts, settings: settings, folder: output)
        writer.linesPerShard = linesPerShard
        let numbers = Dictionary(uniqueKeysWithValues: catalog.entries.enumerated().map { ($1.id, $0) })
        return try writer.write(
            clusters.map { members in
                ArticleCluster(
                    members: members.compactMap { numbers[$0] }.sorted(),
                    record: ClusterRecord(
                        id: ClusterBuilder.id(of: members[0]),
                        members: members,
                        newspapers: [],
                        best: members[0],
                        reprints: [],
                        links: []
                    )
                )
            }
        )
    }

    /// Contents of all files by their names below the folder of pairs.
    func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: output.path) {
            var isFolder: ObjCBool = false
            let file = output.appendingPathComponent(name)
            if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue {
                files[name] = try Data(contentsOf: file)
            }
        }
        return files
    }

    /// The lines of a kind, split after split.
    func lines(of kind: String) throws -> [String] { try shards(of: kind).flatMap(\.lines) }

    /// The lines of a kind as objects, with the names of their files.
    func rows(of kind: String) throws -> [(file: String, row: [String: Any])] {
        try shards(of: kind).flatMap { shard in
            try shard.lines.map { line in
                let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return (shard.name, row ?? [:])
            }
        }
    }

    private func shards(of kind: String) throws -> [(name: String, lines: [String])] {
        try files().filter { $0.key.hasPrefix(kind + "/") && $0.key.hasSuffix(".jsonl") }.sorted { $0.key < $1.key }
            .map { name, data in
                let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
                return (String(name.dropFirst(kind.count + 1)), lines)
            }
    }

    private static let subjects = [
        "Governor", "Senator", "Engineer", "Widow", "Captain", "Banker", "Farmer", "Bishop", "Printer", "Admiral",
        "Doctor",
    ]
    private static let verbs = ["Opens", "Buys", "Denounces", "Rescues", "Inspects", "Abandons", "Defends", "Burns"]
    private static let objects = [
        "Railway Bridge", "Cotton Mill", "Iron Foundry", "Grand Opera House", "River Steamer", "County Jail",
        "Silver Mine",
        "Orphan Asylum", "Telegraph Office",
    ]

    /// A headline for a copy of a story, unlike those of the other copies; words come again in other stories.
    static func headline(_ story: Int, _ copy: Int) -> String {
        let pick = { (list: [String], salt: String) in list[Int(StableHash.of(salt, "\(story)") % UInt64(list.count))] }
        let (subject, verb, object) = (pick(subjects, "s"), pick(verbs, "v"), pick(objects, "o"))
        let name = word(story * 7 + 1)
        return switch copy % 9 {
        case 0: "\(subject) \(verb) \(object) \(name)"
        case 1: "Crowd Sees \(object) in \(name)"
        case 2: "Great Day for \(name), Says \(subject)"
        default: "\(name) \(word(story * 7 + 100 * copy)) \(word(story + 1000 * copy)) \(object)"
        }
    }

    /// A text of words that no other story has.
    static func body(_ story: Int, _ copy: Int) -> String {
        (0..<40).map { word(story * 1000 + $0) }.joined(separator: " ") + " " + word(-1 - copy)
    }

    /// A made-up word for a number.
    private static func word(_ number: Int) -> String {
        var hash = StableHash.of("word", "\(number)")
        var text = ""
        for index in 0..<8 {
            let letters = Array(index.isMultiple(of: 2) ? "bcdfglmnprst" : "aeiou")
            text.append(letters[Int(hash % UInt64(letters.count))])
            hash /= 12
        }
        return text
    }
}
