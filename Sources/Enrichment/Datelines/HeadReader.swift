import Foundation

/// Reads dateline, credit and byline of articles; the door of this part.
package struct HeadReader: Sendable {
    private let resolver: PlaceResolver

    package init(_ resolver: PlaceResolver) { self.resolver = resolver }

    /// Reads an article's head.
    ///
    /// - Parameters:
    ///   - article: its text, whose first lines may hold headline, credit and byline; the newspaper's day, place and title help.
    ///   - otherPapers: how many other newspapers print it within a week; `nil` where unknown.
    /// - Returns: what was found.
    package func read(_ article: EnrichedText, otherPapers: Int? = nil) -> HeadReading {
        let text = HeadText(article.text)
        var context = resolver.context(of: article)
        context.named = resolver.regions.named(in: text)
        let dates = DateReader(date: article.date)
        let dateline = DatelineParser(resolver: resolver, context: context, dates: dates, text: text).parse()
        let found = CreditReader(text: text, title: article.title, year: dates.pageYear).read(dateline)
        // A credit that stands apart from the text has no place in it.
        let apart = article.byline.flatMap { byline in
            CreditReader(text: HeadText(byline + "\n"), title: article.title, year: dates.pageYear).read(nil)
        }
        let credit = found?.form == .credit ? found : apart ?? found
        let span = credit?.range == found?.range && credit?.agency == found?.agency ? found?.range : nil
        let end = dateline?.range.lowerBound ?? text.signs.count
        let byline =
            Self.author(article.byline)
            ?? BylineReader(text: text).read(before: end, credit: found?.form == .credit ? found?.range : nil)
        var place: Place?
        if let dateline { place = self.place(of: dateline, text: text, article: article) }
        let features = features(
            article,
            text: text,
            context: context,
            dateline: dateline,
            credit: credit,
            hasByline: byline != nil,
            otherPapers: otherPapers
        )
        return HeadReading(
            dateline: dateline.map { Self.piece($0.range, of: article.text) },
            datelineSpan: dateline?.range,
            datelineDate: dateline?.date.flatMap { day(of: $0, dates: dates) },
            place: place,
            agency: credit?.agency ?? .none,
            agencySpan: span,
            byline: byline,
            wireProbability: WireModel.probability(features),
            wireFeatures: features
        )
    }

    /// Code points of a text as one line.
    private static func piece(_ range: Range<Int>, of text: String) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.dropFirst(range.lowerBound).prefix(range.count))
        return String(scalars).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func day(of reading: DateReader.Reading, dates: DateReader) -> String? {
        guard let day = reading.day, let year = reading.year ?? dates.pageYear else { return nil }
        return CalendarDay(year: year, month: reading.month, day: day)?.text
    }

    /// A byline that came apart from the text, without "By".
    private static func author(_ byline: String?) -> String? {
        // "By John Small. By Cable to The Star": what follows a second "By" is a credit.
        guard let byline = byline?.replacing(/(?s)(.{4,}?)[.,;]?\s+(?:By|BY)\s.*/, with: { $0.output.1 }) else {
            return nil
        }
        let text = "By " + byline.drop { !$0.isLetter }.replacing(/^(?:by|BY|By)\s+/, with: "") + "\n"
        return BylineReader(text: HeadText(text)).read(before: .max, credit: nil)
    }

    private func place(of dateline: DatelineReading, text: HeadText, article: EnrichedText) -> Place {
        guard let best = dateline.candidates.first else {
            // A place that the gazetteer lacks is named as printed.
            var place = Place(name: Self.piece(dateline.name, of: article.text))
            place.country = dateline.regions.first?.country
            if place.country == "US" { place.state = dateline.regions.first?.division }
            return place
        }
        var place = resolver.gazetteer.place(best.place)
        place.probability = resolver.probability(of: dateline.candidates, letters: text.key(dateline.name).count)
        return place
    }

    // MARK: Features of the wire model

    private func features(
        _ article: EnrichedText,
        text: HeadText,
        context: PlaceContext,
        dateline: DatelineReading?,
        credit: CreditReading?,
        hasByline: Bool,
        otherPapers: Int?
    ) -> [Double] {
        let place = dateline?.candidates.first?.place
        let country = place.map(resolver.gazetteer.country) ?? dateline?.regions.first?.country
        let state = place.map(resolver.gazetteer.division) ?? dateline?.regions.first?.division
        let isHomeCountry = country == (context.country ?? "US")
        let isOwnState = isHomeCountry && context.state != nil && state == context.state
        let isHome = dateline.map { isOwnState && resolver.isHome(text.key($0.name), context: context) } ?? false
        let position = place.flatMap(resolver.gazetteer.position)
        let distance = position.flatMap { a in context.position.map { a.kilometres(to: $0) } }
        func flag(_ value: Bool) -> Double { value ? 1 : 0 }
        let isAgency = credit.map { $0.form == .credit && $0.agency != .special && $0.agency != .other } ?? false
        return [
            flag(isAgency),
            flag(credit?.form == .credit && credit?.agency == .other),
            flag(credit?.agency == .special),
            flag(credit?.form == .lead),
            flag(dateline != nil),
            flag(dateline != nil && country != nil && !isHomeCountry),
            flag(dateline != nil && isHomeCountry && !isOwnState),
            flag(isOwnState && !isHome),
            flag(isHome),
            flag(isOwnState && (distance ?? 0) > 120),
            flag(dateline != nil && dateline?.date == nil),
            flag(hasByline),
            flag(place.map(resolver.isFamous) ?? false),
            min(3, localWords(text)),
            otherPapers.map { log2(1 + Double(max(0, $0))) } ?? 0,
            flag(otherPapers == nil),
        ]
    }

    /// How often the head speaks of its own neighbourhood.
    private func localWords(_ text: HeadText) -> Double {
        var count = 0.0
        for number in text.tokens.indices.dropLast() {
            let key = text.key(ofToken: number), next = text.key(ofToken: number + 1)
            if ["this", "our", "the"].contains(key),
                ["city", "county", "town", "village", "community", "locality"].contains(next), key != "the"
            {
                count += 1
            }
            if ["mrs", "miss"].contains(key) { count += 0.5 }
            if ["visited", "guests", "guest", "neighbors", "visiting"].contains(key) { count += 0.5 }
        }
        return count
    }
}

extension RegionLexicon {
    /// States and countries that a head names in full.
    func named(in text: HeadText) -> Set<Region> {
        var found: Set<Region> = []
        for number in text.tokens.indices {
            let range = text.tokens[number].range
            guard range.count >= 4, let first = text.signs[range].first, HeadText.isCapital(first) else { continue }
            if let region = region(text.key(range)) { found.insert(region) }
            guard number + 1 < text.tokens.count, text.tokens[number + 1].range.lowerBound - range.upperBound <= 1
            else { continue }
            if let region = region(text.key(range.lowerBound..<text.tokens[number + 1].range.upperBound)) {
                found.insert(region)
            }
        }
        return found
    }
}
