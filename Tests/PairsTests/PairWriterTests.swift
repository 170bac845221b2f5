import Dedup
import Foundation
import Testing

@testable import Pairs

@Suite("Pairs")
struct PairWriterTests {
    @Test("all kinds have the fields that trainers read, in order") func shapes() throws {
        try PairSample.withFolder { folder in
            let sample = try PairSample(in: folder, stories: 60)
            let counts = try sample.write()
            let order = [
                "headlines": [
                    "anchor", "positive", "anchor_id", "positive_id", "cluster", "edit_similarity", "near_identical",
                    "contained", "ocr_only",
                ],
                "scored": ["sentence1", "sentence2", "score"], "triplets": ["anchor", "positive", "negative"],
                "articles": ["anchor", "positive"],
            ]
            for (kind, fields) in order {
                let lines = try sample.lines(of: kind)
                #expect(lines.count == counts[kind] && lines.count >= 60, "\(kind)")
                for line in lines {
                    let places = fields.compactMap { line.range(of: "\"\($0)\":")?.lowerBound }
                    #expect(places.count == fields.count && places == places.sorted(), "\(line)")
                }
                if kind != "headlines" { #expect(try sample.lines(of: "sources/\(kind)").count == lines.count) }
            }
            #expect(
                try sample.lines(of: "scored").allSatisfy {
                    $0.hasSuffix("\"score\":1.0}") || $0.hasSuffix("\"score\":0.0}")
                }
            )
            #expect(try sample.lines(of: "scored").count { $0.hasSuffix("\"score\":0.0}") } >= 50)
            let card = try String(contentsOf: sample.output.appendingPathComponent("README.md"), encoding: .utf8)
            #expect(card.contains("load_dataset(\"json\"") && card.contains("| `triplets` |"))
        }
    }

    @Test("no text and no cluster stands in two splits") func splits() throws {
        try PairSample.withFolder { folder in
            let sample = try PairSample(
                in: folder,
                stories: 120,
                sharedHeadline: "Governor Signs Important Railway Bill"
            )
            var settings = PairSettings()
            (settings.devPercent, settings.testPercent, settings.standingHeads) = (25, 25, 1000)
            _ = try sample.write(settings)
            var splitOf: [String: String] = [:]
            for kind in ["headlines", "scored", "triplets", "articles"] {
                for (name, row) in try sample.rows(of: kind) {
                    for field in ["anchor", "positive", "negative", "sentence1", "sentence2", "cluster"] {
                        guard let text = row[field] as? String else { continue }
                        let known = splitOf.updateValue(String(name.prefix(3)), forKey: text)
                        #expect(known == nil || known == String(name.prefix(3)), "\(text)")
                    }
                }
            }
            #expect(Set(splitOf.values) == ["tra", "dev", "tes"])
            #expect(splitOf["Governor Signs Important Railway Bill"] == "tes")
        }
    }

    @Test("negatives are of the same days and of another story") func negatives() throws {
        try PairSample.withFolder { folder in
            let sample = try PairSample(in: folder, stories: 60)
            var settings = PairSettings()
            settings.negativeDays = 1
            _ = try sample.write(settings)
            var seen = 0
            for (_, row) in try sample.rows(of: "sources/triplets") {
                let anchor = try #require((row["anchor_id"] as? String).flatMap { sample.articles[$0] })
                let positive = try #require((row["positive_id"] as? String).flatMap { sample.articles[$0] })
                let negative = try #require((row["negative_id"] as? String).flatMap { sample.articles[$0] })
                #expect(anchor.story == positive.story && negative.story != anchor.story)
                #expect(abs(anchor.day - negative.day) <= 1)
                // Hard: a word of theirs is in it.
                let words = Set((anchor.headline + " " + positive.headline).split(separator: " "))
                #expect(!words.isDisjoint(with: negative.headline.split(separator: " ")))
                seen += 1
            }
            #expect(seen > 50)
            for (_, row) in try sample.rows(of: "sources/scored") {
                let first = try #require((row["sentence1_id"] as? String).flatMap { sample.articles[$0] })
                let second = try #require((row["sentence2_id"] as? String).flatMap { sample.articles[$0] })
                #expect(first.id != second.id && abs(first.day - second.day) <= 1)
            }
        }
    }

    @Test("a rival report of the same event is no negative") func rivals() throws {
        try PairSample.withFolder { folder in
            let event =
                "Explosion wrecked Homestead colliery yesterday burying seventeen miners beneath fallen timbers rescuers digging"
            let sample = try PairSample(
                in: folder,
                adding: [
                    .init(
                        "a1",
                        0,
                        900,
                        "Colliery Explosion Buries Miners",
                        "Pittsburg despatch: \(event) all night by lantern."
                    ),
                    .init(
                        "a2",
                        0,
                        900,
                        "Seventeen Entombed at Homestead",
                        "Special wire. \(event) all night by lantern."
                    ),
                    .init(
                        "b1",
                        0,
                        901,
                        "Colliery Explosion Horror Near Pittsburg",
                        "Our own man writes that \(event) and widows wept."
                    ),
                    .init(
                        "c1",
                        0,
                        902,
                        "Explosion of Boiler Sinks Steamer",
                        "Captain Larsen brought eleven sailors ashore after midnight."
                    ),
                ],
                clusters: [["a1", "a2"]]
            )
            _ = try sample.write(PairSettings(devPercent: 0, testPercent: 0))
            let row = try #require(try sample.rows(of: "sources/triplets").first?.row)
            #expect(row["negative_id"] as? String == "c1")
        }
    }

    @Test("a cluster gives no more pairs than told", arguments: [1, 3, 1000]) func cap(_ most: Int) throws {
        try PairSample.withFolder { folder in
            let sample = try PairSample(in: folder, stories: 5, copies: 9)
            var settings = PairSettings()
            settings.perCluster = most
            _ = try sample.write(settings)
            for kind in ["headlines", "sources/articles", "sources/triplets"] {
                let clusters = try sample.rows(of: kind).compactMap { $0.row["cluster"] as? String }
                let counts = Dictionary(grouping: clusters) { $0 }.mapValues(\.count)
                #expect(counts.values.allSatisfy { $0 <= most })
                if kind == "headlines" { #expect(counts.count == 5 && counts.values.contains(min(most, 36))) }
            }
        }
    }

    @Test("near identical headlines are left out, or flagged where they are kept", arguments: [false, true])
    func nearIdentical(_ keeps: Bool) throws {
        try PairSample.withFolder { folder in
            let sample = try PairSample(
                in: folder,
                adding: [
                    .init("a", 0, 900, "SUBMARINE BOAT TESTED", PairSample.body(1, 0)),
                    .init("b", 0, 900, "SUBMAR1NE BOAT TESTED.", PairSample.body(1, 1)),
                    .init("c", 0, 900, "Submarine Boat Tested", PairSample.body(1, 2)),
                ],
                clusters: [["a", "b", "c"]]
            )
            var settings = PairSettings()
            settings.keepsNearIdentical = keeps
            let counts = try sample.write(settings)
            #expect(counts["headlines"] == (keeps ? 1 : 0) && counts["scored"] == 0 && counts["triplets"] == 0)
            let row = try sample.rows(of: "headlines").first?.row
            #expect(row?["near_identical"] as? Bool == (keeps ? true : nil))
            #expect(counts["articles"] == 3)
        }
    }

    @Test("a head over many stories is in no pair") func standing() throws {
        try PairSample.withFolder { folder in
            let head = "Fireside Gleanings and Gossip"
            let sample = try PairSample(in: folder, stories: 20, sharedHeadline: head)
            _ = try sample.write()
            #expect(try sample.lines(of: "headlines").count > 20)
            for kind in ["headlines", "scored", "triplets"] {
                #expect(try !sample.lines(of: kind).contains { $0.contains(head) })
            }
        }
    }

    @Test("hostile headlines and texts do no harm") func hostile() throws {
        try PairSample.withFolder { folder in
            let headlines = [
                "", "\u{0}\u{0}", "🚢🔥", "\"quoted\" \\ back\\slash {\"anchor\":1}\nline of \u{2028} it",
                "Ünïcödé ßtraße ẞ Œuvre Façade",
                String(repeating: "endless headline ", count: 50_000),
                "e\u{301}\u{301}\u{301}clair maker's prize winner", "</script><b>Bold Tags Here",
            ]
            let articles = headlines.enumerated().map { index, headline in
                PairSample.Article("h\(index)", 0, 900, headline, PairSample.body(3, index) + "\n\"\\\u{0}🚢")
            }
            let sample = try PairSample(in: folder, adding: articles, clusters: [articles.map(\.id)])
            let counts = try sample.write()
            #expect(counts["headlines"] == 6)
            let texts = try sample.rows(of: "headlines").flatMap { [$0.row["anchor"], $0.row["positive"]] }.compactMap {
                $0 as? String
            }
            #expect(
                texts.count == 12 && texts.allSatisfy { $0.count < 300 && !$0.contains("\n") && !$0.contains("\u{0}") }
            )
            #expect(try sample.rows(of: "articles").count == 10)
        }
    }

    @Test("equal inputs give equal bytes, and shards of an earlier run go") func bytes() throws {
        try PairSample.withFolder { folder in
            let sample = try PairSample(in: folder, stories: 60)
            _ = try sample.write(linesPerShard: 7)
            let first = try sample.files()
            #expect(first.keys.contains("headlines/train-00001.jsonl"))
            _ = try sample.write(linesPerShard: 7)
            #expect(try sample.files() == first)
            let note = sample.output.appendingPathComponent("headlines/note.txt")
            try Data("mine".utf8).write(to: note)
            let partial = sample.output.appendingPathComponent("headlines/dev-00007.jsonl.partial")
            try Data().write(to: partial)
            _ = try sample.write()
            let later = try sample.files()
            #expect(!later.keys.contains { $0.contains("-00001") || $0.hasSuffix(".partial") })
            #expect(later["headlines/note.txt"] == Data("mine".utf8))
            try FileManager.default.removeItem(at: note)
            try PairWriter.removePairs(in: sample.output)
            #expect(!FileManager.default.fileExists(atPath: sample.output.path))
        }
    }

    @Test("articles without a day have negatives among themselves") func undated() throws {
        try PairSample.withFolder { folder in
            let sample = try PairSample(in: folder, stories: 30, isDated: false)
            #expect(try sample.write()["triplets"] ?? 0 > 20)
        }
    }

    @Test("settings out of range are refused") func ranges() {
        for settings in [
            PairSettings(perCluster: 0), PairSettings(devPercent: 60, testPercent: 50), PairSettings(devPercent: -1),
            PairSettings(standingHeads: 1), PairSettings(negativeDays: -1),
        ] {
            #expect(throws: DedupError.self) { try settings.validate() }
        }
        #expect(throws: Never.self) { try PairSettings(devPercent: 0, testPercent: 0).validate() }
    }
}
