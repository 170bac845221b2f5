import CorpusFiles
import CorpusModel
import CorpusText
import Dedup
import Foundation

extension PairGenerator {
    /// A pair of headlines that waits for the days of its first one.
    private struct Waiting {
        var anchor: HeadlineWindow.Item, positive: HeadlineWindow.Item
        var cluster: Int, split: PairSplit
    }

    /// Articles of a day, or some of those without one.
    private struct Bucket {
        var day: Int?
        var range: Range<Int>
    }

    /// Most headlines of a day that are held; of more some are chosen by hash.
    private static let mostHeadlines = 20_000
    /// Headlines of other stories whose texts are looked at before a pair goes without one.
    private static let tries = 12

    /// Writes the pairs day by day.
    package mutating func writePairs() throws {
        let buckets = buckets()
        let starts = buckets.map(\.range.lowerBound)
        func bucket(of number: Int) -> Int {
            var (low, high) = (0, starts.count)
            while high - low > 1 {
                let middle = (low + high) / 2
                if starts[middle] <= number { low = middle } else { high = middle }
            }
            return low
        }
        let order = clusters.indices.filter { clusters[$0].members.count > 1 }.sorted {
            clusters[$0].members[0] < clusters[$1].members[0]
        }
        var next = 0
        var waiting: [Int: [Waiting]] = [:]
        var window = HeadlineWindow()
        var words = RareWords()
        for index in buckets.indices {
            while next < order.count, clusters[order[next]].members[0] < buckets[index].range.upperBound {
                try Task.checkCancellation()
                try writeArticles(of: order[next])
                for pair in try writeHeadlines(of: order[next]) {
                    waiting[bucket(of: pair.anchor.number), default: []].append(pair)
                }
                next += 1
            }
            guard let pairs = waiting.removeValue(forKey: index) else { continue }
            try fill(&window, around: index, buckets)
            for pair in pairs {
                try Task.checkCancellation()
                try writeContrasts(of: pair, window, &words)
            }
        }
    }

    /// All days in order, then the articles without a day by thousands.
    private func buckets() -> [Bucket] {
        var buckets: [Bucket] = []
        var start = 0
        while start < catalog.count {
            let day = catalog.entries[start].day?.dayNumber
            var end = start + 1
            while end < catalog.count, catalog.entries[end].day?.dayNumber == day,
                day != nil || end - start < Self.mostHeadlines
            { end += 1 }
            buckets.append(Bucket(day: day, range: start..<end))
            start = end
        }
        return buckets
    }

    /// Puts the days around one into the window; articles without a day have none around them.
    private func fill(_ window: inout HeadlineWindow, around index: Int, _ buckets: [Bucket]) throws {
        guard let day = buckets[index].day else {
            window = HeadlineWindow()
            window.add(day: 0, try items(of: buckets[index]))
            return
        }
        window.removeDays(before: day - settings.negativeDays)
        var first = index
        while first > 0, let before = buckets[first - 1].day, before >= day - settings.negativeDays { first -= 1 }
        for bucket in buckets[first...] {
            guard let other = bucket.day, other <= day + settings.negativeDays else { break }
            if let last = window.lastDay, other <= last { continue }
            window.add(day: other, try items(of: bucket))
        }
    }

    private func items(of bucket: Bucket) throws -> [(item: HeadlineWindow.Item, split: PairSplit)] {
        let share = Double(Self.mostHeadlines) / Double(bucket.range.count)
        let last = share >= 1 ? UInt64.max : UInt64(share * 0x1p63) * 2
        return try bucket.range.compactMap { number in
            if last != UInt64.max, StableHash.of(catalog.entries[number].id) > last { return nil }
            let article = try texts.article(number)
            guard let headline = try? headline(article, number) else { return nil }
            return (
                HeadlineWindow.Item(number: number, group: group(of: number), headline: headline), split(of: number)
            )
        }
    }

    private func choice(_ number: Int) -> PairSelection.Choice {
        let entry = catalog.entries[number]
        return PairSelection.Choice(number: number, newspaper: entry.newspaper, hash: StableHash.of(entry.id))
    }

    /// Writes pairs of texts of a cluster.
    private mutating func writeArticles(of cluster: Int) throws {
        let split = settings.split(ofCluster: clusters[cluster].record.id)
        var bodies: [(text: String, id: String)] = []
        var choices: [PairSelection.Choice] = []
        var known: Set<UInt64> = []
        for choice in PairSelection.some(clusters[cluster].members.map(choice)) {
            let article = try texts.article(choice.number)
            let letters = FoldedLetters.whole(of: article.text)
            guard Self.lettersOfArticle.contains(letters.length) else {
                leftOut.add("articles: too short or too long")
                continue
            }
            guard owners.split(of: letters.hash) == split else {
                leftOut.add("articles: also in another split")
                continue
            }
            guard known.insert(letters.hash).inserted else {
                leftOut.add("articles: letter for letter as another reprint")
                continue
            }
            bodies.append((article.text, article.id))
            choices.append(choice)
        }
        for (first, second) in PairSelection.spread(Self.pairs(choices.count), of: choices, cap: settings.perCluster) {
            var (line, sources) = (PairLine(), PairLine())
            try line.add("anchor", bodies[first].text)
            try line.add("positive", bodies[second].text)
            try sources.add("anchor_id", bodies[first].id)
            try sources.add("positive_id", bodies[second].id)
            try sources.add("cluster", clusters[cluster].record.id)
            try shards.write(.articles, split, line, sources: sources)
        }
    }

    /// All pairs of so many things.
    private static func pairs(_ count: Int) -> [(Int, Int)] {
        (0..<count).flatMap { first in ((first + 1)..<max(count, first + 1)).map { (first, $0) } }
    }

    /// Writes pairs of headlines of a cluster and returns those that others may be set against.
    private mutating func writeHeadlines(of cluster: Int) throws -> [Waiting] {
        let split = settings.split(ofCluster: clusters[cluster].record.id)
        var found: [Int: Headline] = [:]
        var numbers: [UInt64: Int] = [:]
        for number in clusters[cluster].members {
            do {
                let headline = try headline(texts.article(number), number)
                if let other = numbers[headline.key] {
                    leftOut.add("headlines: letter for letter as another's of the cluster")
                    let (mine, theirs) = (choice(number).hash, choice(other).hash)
                    guard (mine, number) < (theirs, other) else { continue }
                    found[other] = nil
                }
                numbers[headline.key] = number
                found[number] = headline
            } catch let fault as PairFault { leftOut.add(fault.reason) }
        }
        var choices = PairSelection.some(found.keys.sorted().map(choice))
        let items = choices.compactMap { choice in
            found[choice.number].map { HeadlineWindow.Item(number: choice.number, group: cluster, headline: $0) }
        }
        var (telling, trivial): ([(Int, Int)], [(Int, Int)]) = ([], [])
        for index in choices.indices { choices[index].form = index }
        for (first, second) in Self.pairs(items.count) {
            let similarity = HeadlineSimilarity(items[first].headline, items[second].headline)
            if similarity.isTrivial { choices[second].form = min(choices[first].form, choices[second].form) }
            if similarity.isTrivial { trivial.append((first, second)) } else { telling.append((first, second)) }
        }
        let chosen = PairSelection.spread(telling, of: choices, cap: settings.perCluster)
        for (first, second) in chosen { try writeHeadlines(items[first], items[second], cluster, split) }
        if settings.keepsNearIdentical {
            let room = settings.perCluster - chosen.count
            for (first, second) in PairSelection.spread(trivial, of: choices, cap: room) {
                try writeHeadlines(items[first], items[second], cluster, split)
            }
        } else {
            for _ in trivial { leftOut.add("pairs of headlines that differ by some letters only") }
        }
        return chosen.map { Waiting(anchor: items[$0.0], positive: items[$0.1], cluster: cluster, split: split) }
    }

    private func writeHeadlines(
        _ anchor: HeadlineWindow.Item,
        _ positive: HeadlineWindow.Item,
        _ cluster: Int,
        _ split: PairSplit
    ) throws {
        let similarity = HeadlineSimilarity(anchor.headline, positive.headline)
        var line = PairLine()
        try line.add("anchor", anchor.headline.text)
        try line.add("positive", positive.headline.text)
        try line.add("anchor_id", catalog.entries[anchor.number].id)
        try line.add("positive_id", catalog.entries[positive.number].id)
        try line.add("cluster", clusters[cluster].record.id)
        line.add("edit_similarity", similarity.value)
        line.add("near_identical", similarity.isNearIdentical)
        line.add("contained", similarity.isPart)
        line.add("ocr_only", similarity.isReadingOnly)
        try shards.write(.headlines, split, line)
    }

    /// Writes a pair with its score, one of unlike headlines beside it, and a triplet, as far as the days have others.
    private mutating func writeContrasts(
        of pair: Waiting,
        _ window: HeadlineWindow,
        _ words: inout RareWords
    ) throws {
        try writeScored(pair, pair.positive, 1)
        let hash = StableHash.of(catalog.entries[pair.anchor.number].id, catalog.entries[pair.positive.number].id)
        let others = window.others(than: pair.anchor, in: pair.split, from: hash, limit: Self.tries)
        if let other = try firstOfAnotherStory(others, pair, &words) {
            try writeScored(pair, other, 0)
        } else {
            leftOut.add("scored: no other story of the days to set against")
        }
        let similar = window.mostSimilar(to: pair.anchor, pair.positive, in: pair.split, limit: Self.tries)
        guard let negative = try firstOfAnotherStory(similar, pair, &words) else {
            leftOut.add("triplets: no like headline of another story of the days")
            return
        }
        var (line, sources) = (PairLine(), PairLine())
        for (name, item) in [("anchor", pair.anchor), ("positive", pair.positive), ("negative", negative)] {
            try line.add(name, item.headline.text)
            try sources.add(name + "_id", catalog.entries[item.number].id)
        }
        try sources.add("cluster", clusters[pair.cluster].record.id)
        try shards.write(.triplets, pair.split, line, sources: sources)
    }

    private func writeScored(_ pair: Waiting, _ other: HeadlineWindow.Item, _ score: Double) throws {
        var (line, sources) = (PairLine(), PairLine())
        try line.add("sentence1", pair.anchor.headline.text)
        try line.add("sentence2", other.headline.text)
        line.add("score", score)
        try sources.add("sentence1_id", catalog.entries[pair.anchor.number].id)
        try sources.add("sentence2_id", catalog.entries[other.number].id)
        try sources.add("cluster", clusters[pair.cluster].record.id)
        try shards.write(.scored, pair.split, line, sources: sources)
    }

    /// The first whose text has little in common with those of the pair.
    private func firstOfAnotherStory(
        _ items: [HeadlineWindow.Item],
        _ pair: Waiting,
        _ words: inout RareWords
    ) throws -> HeadlineWindow.Item? {
        guard !items.isEmpty else { return nil }
        let own = try [pair.anchor, pair.positive].map { try words.of($0.number, texts, story) }
        return try items.first { item in
            guard item.isUnlike(pair.anchor), item.isUnlike(pair.positive) else { return false }
            let other = try words.of(item.number, texts, story)
            return !own.contains { story.mayBeOneStory($0, other) }
        }
    }
}
