/// Writes reports from sentences with slots for names, places and numbers, so that texts never run out.
struct NewsReportWriter {
    private var random: SeededGenerator
    private var topics: [ReportTopic] = []
    private var count = 0

    init(random: SeededGenerator) { self.random = random }

    /// A report with heads.
    mutating func report(isLead: Bool) -> NewsItem {
        let topic = nextTopic()
        count += 1
        let town = random.pick(Gazetteer.towns)
        let heads = random.shuffled(topic.heads).prefix(1) + random.shuffled(topic.decks).prefix(isLead ? 3 : 1)
        let length = isLead ? random.int(5...12) : random.int(1...4)
        // The same sentences with another place or hour are another family: they are not meant as a reprint.
        let id = "made-\(topic.name)-\(random.next() % 1_000_000)"
        var item = NewsItem(
            id,
            heads: heads.map { capitalized(filled($0, town: town)) },
            place: random.bool(probability: 0.75) ? town : nil
        )
        if isLead, random.bool(probability: 0.5) {
            item.byline = "By \(random.pick(Gazetteer.given)) \(random.pick(Gazetteer.surnames))."
        }
        if item.byline == nil, item.place != nil, random.bool(probability: 0.3) {
            item.credit = random.pick(Gazetteer.credits)
        }
        item.paragraphs = paragraphs(topic, count: min(length, 4), town: town)
        if length > 4 { item.paragraphs += paragraphs(.reaction, count: min(3, length - 4), town: town) }
        if length > 7 {
            // A second report from the same place, under a cross-head.
            let other = nextTopic()
            item.paragraphs.append("#" + capitalized(filled(random.pick(other.decks), town: town)) + ".")
            item.paragraphs += paragraphs(other, count: min(4, length - 7), town: town)
        }
        return item
    }

    /// The item with decks and paragraphs added, as a longer report of the same event.
    mutating func lengthened(_ item: NewsItem) -> NewsItem {
        guard item.kind == .news, item.wordCount < 500 else { return item }
        var item = item
        let topic = ReportTopic.reaction
        let town = item.place ?? random.pick(Gazetteer.towns)
        while item.heads.count < 4 {
            item.heads.append(filled(topic.decks[item.heads.count % topic.decks.count], town: town))
        }
        item.paragraphs += paragraphs(topic, count: random.int(1...3), town: town)
        return item
    }

    /// One small item.
    mutating func brief() -> NewsItem {
        let sentence = random.pick(ReportTopic.briefs)
        var text = capitalized(filled(sentence))
        if random.bool(probability: 0.3) { text += " " + filled(random.pick(ReportTopic.briefEnds)) }
        let id = "brief-\(random.next() % 1_000_000)"
        var item = NewsItem(id, heads: [])
        item.paragraphs = [text]
        return item
    }

    /// Text with every `{slot}` filled.
    mutating func filled(_ text: String, town: String? = nil) -> String {
        guard text.contains("{") else { return text }
        var out = ""
        var slot: String?
        for character in text {
            switch (character, slot) {
            case ("{", _): slot = ""
            case ("}", let name?):
                out += value(of: name, town: town)
                slot = nil
            case (_, nil): out.append(character)
            default: slot?.append(character)
            }
        }
        return out
    }

    /// With a capital at the start: names of firms may begin with an article.
    private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    private mutating func nextTopic() -> ReportTopic {
        if topics.isEmpty { topics = random.shuffled(ReportTopic.all) }
        return topics.removeLast()
    }

    private mutating func paragraphs(_ topic: ReportTopic, count: Int, town: String) -> [String] {
        var sentences = random.shuffled(topic.sentences)
        return (0..<count).map { _ in
            let length = random.int(2...4)
            if sentences.count < length { sentences += random.shuffled(topic.sentences) }
            let part = sentences.suffix(length)
            sentences.removeLast(length)
            return part.map { capitalized(filled($0, town: town)) }.joined(separator: " ")
        }
    }

    private mutating func value(of slot: String, town: String?) -> String {
        switch slot {
        case "name": "\(random.pick(Gazetteer.given)) \(random.pick(Gazetteer.surnames))"
        case "surname": random.pick(Gazetteer.surnames)
        case "given": random.pick(Gazetteer.given)
        case "town": town ?? random.pick(Gazetteer.towns)
        case "place": random.pick(Gazetteer.towns)
        case "street": random.pick(Gazetteer.streets)
        case "river": random.pick(Gazetteer.rivers)
        case "firm": random.pick(Gazetteer.firms)
        case "day": random.pick(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"])
        case "month": random.pick(["January", "March", "April", "May", "June", "September", "October", "December"])
        case "hour": "\(random.int(1...12)) o'clock"
        case "few": random.pick(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
        case "some": "\(random.int(12...99))"
        case "many": "\(random.int(1...48)),\(random.int(10...99))\(random.int(0...9))"
        case "money": "$\(random.int(1...98)),\(random.int(1...9))00"
        case "Few": random.pick(["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"])
        case "cents": "\(random.int(5...98)) cents"
        case "age": "\(random.int(19...88))"
        case "house": "\(random.int(2...940))"
        case "ship": random.pick(Gazetteer.ships)
        default: slot
        }
    }
}

/// Invented names of people, places and firms.
enum Gazetteer {
    static let towns = [
        "Aldermere", "Port Lydia", "Harrow Falls", "Casterton", "Wexcombe", "Saint Orrin", "Tamarack", "Bellhaven",
        "Dry Fork",
        "Kingsbarrow", "Osprey Bay", "Northfield Junction", "Calloway", "Merrin Springs", "Old Quay", "Stoneham Bridge",
        "Vandermere", "Lake Perdita", "Three Poplars", "Ashgrove", "Corinth Mills", "Fort Ellery", "Gullane",
        "Penhallow",
    ]
    static let given = [
        "John", "William", "Henry", "George", "Charles", "Thomas", "Samuel", "Albert", "Edwin", "Frank", "Josiah",
        "Ezra", "Mary",
        "Ellen", "Harriet", "Clara", "Margaret", "Ada", "Lucius", "Horace", "Nathan", "Amos", "Walter", "Cornelius",
        "Theodore",
    ]
    static let surnames = [
        "Abernathy", "Bascombe", "Carrow", "Dunstable", "Everhart", "Fenwick", "Gaskill", "Hollister", "Ingram",
        "Jessup",
        "Kettering", "Lathrop", "Merriweather", "Norcross", "Ormsby", "Pettibone", "Quimby", "Rathbone", "Sedgwick",
        "Thornbury",
        "Underhill", "Vantassel", "Whitlock", "Yarrow", "Zabriskie", "Brannigan", "Delacourt", "Haverstock",
        "Lindqvist", "Obermeyer",
    ]
    static let streets = [
        "Water street", "Market street", "Chapel street", "Canal street", "Third avenue", "Elm street", "Foundry lane",
        "Front street", "Church street", "Depot square", "High street", "Commerce street",
    ]
    static let rivers = ["Tamarack", "Wexe", "Little Osprey", "Harrow", "Merrin", "Calloway"]
    static let firms = [
        "Lathrop & Sons", "the Merrin Valley Railway", "the Aldermere Gas Light Company", "Pettibone, Carrow & Co.",
        "the Harrow Falls Woolen Mills", "the Osprey Bay Packing Company", "the First National Bank of Casterton",
        "Gaskill Brothers",
        "the Tamarack Lumber Company", "the Bellhaven Street Railway", "the Corinth Cotton Mills",
        "the Lake Perdita Ice Company",
    ]
    static let ships = [
        "Halcyon", "Martha Ormsby", "Northern Light", "Corisande", "Good Intent", "Albatross", "Prudence",
        "Minnie Gaskill",
    ]
    static let credits = [
        "[Special Dispatch.]", "[Special to the Courier.]", "[By Telegraph.]", "(By the United Wire.)",
        "[Correspondence of the Gazette.]",
    ]
}
