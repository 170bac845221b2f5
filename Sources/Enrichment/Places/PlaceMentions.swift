extension PlaceResolver {
    /// The places that names in a text mean, in the text's order; names that are no place of the gazetteer, or unsure, are left out.
    ///
    /// A name means one place in a whole text: where a state or country stands beside it once, that decides for all; the dateline's place is
    /// likelier than others of the name, and so are places near places found already.
    ///
    /// - Parameters:
    ///   - spans: code points of the names: entities of type LOC.
    ///   - article: the text, and the newspaper's place.
    ///   - dateline: the place of the article's dateline.
    ///   - minimum: least probability.
    /// - Returns: the places with their spans and probabilities.
    package func mentions(
        _ spans: [Range<Int>],
        in article: EnrichedText,
        dateline: Place? = nil,
        minimum: Double = 0.5
    ) -> [PlaceMention] {
        let signs = article.text.unicodeScalars.map(NameFolding.sign)
        var context = context(of: article)
        if let country = dateline?.country { context.named.insert(Region(country: country, division: dateline?.state)) }
        let spans = spans.filter { $0.lowerBound >= 0 && $0.upperBound <= signs.count && !$0.isEmpty }.sorted {
            $0.lowerBound < $1.lowerBound
        }
        var names: [MentionedName] = []
        for span in spans {
            let name = MentionedName(span: span, signs: signs, regions: regions)
            if let region = name.itself { context.named.insert(region) }
            if let region = name.beside { context.named.insert(region) }
            names.append(name)
        }
        var beside: [[UInt8]: Region] = [:]
        for name in names { if let region = name.beside, beside[name.key] == nil { beside[name.key] = region } }
        let known = SimilarNames()
        return names.compactMap { name in
            var found: Place?
            if let dateline, dateline.geonamesID != nil, name.key == NameFolding.key(of: dateline.name) {
                found = dateline
                found?.probability = max(0.9, dateline.probability ?? 0)
            } else if let region = name.itself, let row = row(of: region), !prefersTown(name, region: region) {
                found = gazetteer.place(row)
                found?.probability = 0.95
            } else if name.itself == nil || name.itself.map({ prefersTown(name, region: $0) }) ?? false {
                found = town(name, beside: beside[name.key], context: context, known: known)
            }
            guard let found, found.probability ?? 0 >= minimum else { return nil }
            return PlaceMention(start: name.span.lowerBound, end: name.span.upperBound, place: found)
        }
    }

    /// "New York" and "Washington" are towns unless the word state is said.
    private func prefersTown(_ name: MentionedName, region: Region) -> Bool {
        region.country == "US" && (region.division == "NY" || region.division == "DC" || region.division == "WA")
            && name.isPlain
    }

    private func town(_ name: MentionedName, beside: Region?, context: PlaceContext, known: SimilarNames) -> Place? {
        guard !Self.wide.contains(String(decoding: name.key, as: UTF8.self)) else { return nil }
        let share = name.key.count >= 6 ? 12 : 0
        let found = candidates(
            name.read,
            beside: beside.map { [$0] } ?? [],
            context: context,
            share: share,
            known: known
        )
        guard let best = found.first, best.cost < 110 else { return nil }
        var place = gazetteer.place(best.place)
        // Small places far away have many names that mean something else.
        let doubt = beside == nil && !isFamous(best.place) ? max(0, Double(best.cost) / 220) : 0
        place.probability = probability(of: found, letters: name.read.count) * (1 - doubt)
        return place
    }

    /// Names of wider regions that are also names of towns somewhere.
    private static let wide: Set<String> = [
        "europe", "asia", "africa", "america", "northamerica", "southamerica", "centralamerica", "latinamerica",
        "theatlantic", "atlantic", "pacific",
        "thepacific", "balkans", "thebalkans", "northsea", "blacksea", "baltic", "mediterranean", "adriatic",
        "riogrande", "mississippiriver",
        "west", "east", "north", "south", "middlewest", "newengland", "orient", "gulf", "thegulf", "ohioriver", "rhine",
        "danube", "somme", "marne",
    ]
}

/// A name in a text with what stands beside it.
struct MentionedName {
    let span: Range<Int>
    /// Signs without blanks and end-of-line hyphens; folded.
    let read: [UInt8], key: [UInt8]
    /// The state or country that the name itself is; that after a comma beside it.
    let itself: Region?, beside: Region?
    /// Whether the words "state" or "territory" are not beside it.
    let isPlain: Bool

    init(span: Range<Int>, signs: [UInt8], regions: RegionLexicon) {
        var end = span.upperBound
        // A span may hold the state: "Beaver Dam, Ky.".
        if let comma = signs[span].firstIndex(of: 44), comma > span.lowerBound { end = comma }
        let name = signs[span.lowerBound..<end]
        var read: [UInt8] = []
        for offset in name.indices where signs[offset] > 32 {
            let isBreak =
                signs[offset] == 45 && (offset + 1..<end).contains { signs[$0] == 10 } && signs[offset + 1] <= 32
            if !isBreak { read.append(signs[offset]) }
        }
        self.span = span
        self.read = read
        key = NameFolding.key(read)
        itself = regions.region(key)
        beside = Self.region(after: end, signs: signs, regions: regions)
        let around = String(
            decoding: NameFolding.key(signs[max(0, span.lowerBound - 12)..<min(signs.count, span.upperBound + 8)]),
            as: UTF8.self
        )
        isPlain = !around.contains("stateof") && !around.contains("state")
    }

    /// The state or country that follows after a comma: at most three pieces.
    private static func region(after end: Int, signs: [UInt8], regions: RegionLexicon) -> Region? {
        var offset = end
        while offset < signs.count, signs[offset] <= 32 || signs[offset] == 46 { offset += 1 }
        guard offset < signs.count, signs[offset] == 44 else { return nil }
        var piece: [UInt8] = []
        var found: Region?
        var words = 0
        offset += 1
        while offset < signs.count, offset - end < 32, words < 3 {
            let sign = signs[offset]
            if HeadText.isLetter(sign) {
                piece.append(sign | 0x20)
            } else if !piece.isEmpty {
                // "N. Y." and "New Mexico" in pieces; "Va." before "W. Va." cannot be, as the first pieces come first.
                if piece.count >= 2, let region = regions.region(piece) { found = region }
                if sign <= 32 { words += 1 }
                if sign == 44 || sign == 59 { break }
            }
            offset += 1
        }
        if found == nil, piece.count >= 2 { found = regions.region(piece) }
        return found
    }
}
