import Foundation

/// Finds which place of the gazetteer a printed name means.
///
/// Every place of the name, or of a name that may have been misread as it, gets a cost: of the misreading by the confusion model, of being
/// small at the text's day, of lying in another state or country than is printed beside the name; places that are printed without state
/// and places of the newspaper's own state cost less.
package struct PlaceResolver: Sendable {
    let gazetteer: Gazetteer
    let regions: RegionLexicon
    private let populations: PopulationTable?
    private let model: ConfusionModel
    /// Folded printed name to its row, of names that the gazetteer lacks or gives to others.
    private let aliases: [[UInt8]: Int]
    /// Names that papers print every day: period names and those that need no state.
    private let wellKnown: [(key: [UInt8], place: Int)]
    /// Rows that need no state or country beside their name; capitals of states.
    private let famous: Set<Int>, capitals: Set<Int>
    /// Rows of states by postal code, of countries by ISO code.
    private let stateRows: [String: Int], countryRows: [String: Int]

    package init(_ gazetteer: Gazetteer, populations: PopulationTable? = nil) {
        self.gazetteer = gazetteer
        self.populations = populations
        regions = .standard
        model = .newspaper
        /// The most populous place of a name in a country, or in a state of it ("US.NY").
        func largest(_ name: String, _ country: String) -> Int? {
            let parts = country.split(separator: ".")
            return gazetteer.places(of: NameFolding.key(of: name)).first {
                gazetteer.kind($0.place) == .populated && gazetteer.country($0.place) == parts[0]
                    && (parts.count < 2 || gazetteer.division($0.place) == parts[1])
            }?.place
        }
        var aliases: [[UInt8]: Int] = [:]
        for (printed, name, country) in PeriodNames.aliases {
            if let place = largest(name, country) { aliases[NameFolding.key(of: printed)] = place }
        }
        famous = Set(
            PeriodNames.famous.compactMap { aliases[NameFolding.key(of: $0.name)] ?? largest($0.name, $0.country) }
        )
        capitals = Set(PeriodNames.capitals.compactMap { largest($0.name, "US.\($0.state)") })
        self.aliases = aliases
        var wellKnown = aliases
        for (name, country) in PeriodNames.famous {
            let key = NameFolding.key(of: name)
            if let place = aliases[key] ?? largest(name, country) { wellKnown[key] = place }
        }
        self.wellKnown = wellKnown.map { (key: $0.key, place: $0.value) }.sorted {
            $0.key.lexicographicallyPrecedes($1.key)
        }
        var states: [String: Int] = [:], countries: [String: Int] = [:]
        for place in 0..<gazetteer.count where gazetteer.kind(place) != .populated {
            if gazetteer.kind(place) == .state {
                states[gazetteer.division(place)] = place
            } else {
                countries[gazetteer.country(place)] = place
            }
        }
        (stateRows, countryRows) = (states, countries)
    }

    // MARK: What is around a name

    /// What an article says of the place and time of its names.
    package func context(of article: EnrichedText) -> PlaceContext {
        var context = PlaceContext()
        context.year = article.date.flatMap { Int($0.prefix(4)) }
        if let state = article.state {
            context.state = regions.postalCode(state)
            if context.state == nil { context.country = regions.region(NameFolding.key(of: state))?.country }
        }
        if context.state != nil { context.country = "US" }
        if let country = article.country, context.country == nil {
            context.country =
                country.count == 2 ? country.uppercased() : regions.region(NameFolding.key(of: country))?.country
        }
        if let city = article.city {
            context.cityKey = NameFolding.key(of: city)
            let home = spellings(context.cityKey).lazy.flatMap { gazetteer.places(of: $0) }.first {
                gazetteer.kind($0.place) == .populated
                    && (context.country == nil || gazetteer.country($0.place) == context.country)
                    && (context.state == nil || gazetteer.division($0.place) == context.state)
            }
            context.position = home.flatMap { gazetteer.position($0.place) }
        }
        return context
    }

    // MARK: Candidates

    /// Ways in which a folded name is spelled: "stlouis" and "saintlouis".
    private func spellings(_ key: [UInt8]) -> [[UInt8]] {
        var result = [key]
        for (short, long) in [("st", "saint"), ("ft", "fort"), ("mt", "mount"), ("ste", "sainte")] {
            let (short, long) = (Array(short.utf8), Array(long.utf8))
            if key.starts(with: long) { result.append(short + key.dropFirst(long.count)) }
            if key.starts(with: short) { result.append(long + key.dropFirst(short.count)) }
        }
        return result
    }

    /// Places of exactly this name, or of names that may have been misread as it, likeliest first.
    ///
    /// - Parameters:
    ///   - read: the name as it was read, without blanks.
    ///   - beside: regions printed beside it.
    ///   - context: the newspaper and the text's day.
    ///   - share: greatest cost of misreading for each letter; 0 for exact names alone.
    ///   - known: earlier searches of the same text.
    /// - Returns: one candidate for each place.
    func candidates(
        _ read: [UInt8],
        beside: [Region],
        context: PlaceContext,
        share: Int,
        known: SimilarNames = SimilarNames()
    ) -> [PlaceCandidate] {
        let key = NameFolding.key(read)
        var found: [Int: PlaceCandidate] = [:]
        func add(_ place: Int, isMain: Bool, reading: Int) {
            guard gazetteer.kind(place) == .populated else { return }
            var cost = reading + cost(of: place, isMain: isMain, beside: beside, context: context)
            // A misread name is seldom that of a small place abroad.
            if reading > 0, beside.isEmpty, !famous.contains(place),
                gazetteer.country(place) != (context.country ?? "US")
            {
                cost += 40
            }
            if found[place].map({ $0.cost > cost }) ?? true {
                found[place] = PlaceCandidate(place: place, reading: reading, cost: cost)
            }
        }
        // Signs that are no letters were something, mostly.
        let junk = read.reduce(0) { $0 + ((65...90).contains($1 & 0xDF) || $1 == 46 || $1 == 39 || $1 == 45 ? 0 : 20) }
        if key.count >= 2 {
            for spelling in spellings(key) {
                if let place = aliases[spelling] { add(place, isMain: true, reading: junk) }
                for (place, isMain) in gazetteer.places(of: spelling).prefix(60) {
                    add(place, isMain: isMain, reading: junk)
                }
            }
        }
        let isPlain = found.values.contains { $0.cost < 70 }
        if share > 0, !isPlain, (4...22).contains(read.count) {
            let similar = known.names(read) { similarNames(read, bound: min(260, read.count * min(share, 28))) }
            for similar in similar {
                for (place, isMain) in similar.places { add(place, isMain: isMain, reading: similar.cost) }
            }
        }
        return found.values.sorted { ($0.cost, $0.place) < ($1.cost, $1.place) }
    }

    /// Names that may have been misread so, with their places.
    private func similarNames(_ read: [UInt8], bound: Int) -> [SimilarNames.Name] {
        // Names that papers print every day are known from few letters.
        let narrow = min(bound, 60 + 10 * read.count)
        var found = gazetteer.similarKeys(to: read, bound: narrow, model: model).map {
            SimilarNames.Name(cost: $0.cost, places: Array(gazetteer.places(ofKey: $0.key).prefix(40)))
        }
        let signs = model.read(read)
        for (key, place) in wellKnown where abs(key.count - read.count) <= 5 {
            if let cost = model.cost(of: signs, for: key, bound: bound) {
                found.append(SimilarNames.Name(cost: cost, places: [(place, true)]))
            }
        }
        return found
    }

    /// What speaks against a place, the name's reading apart.
    private func cost(of place: Int, isMain: Bool, beside: [Region], context: PlaceContext) -> Int {
        let country = gazetteer.country(place), division = gazetteer.division(place)
        var people = gazetteer.population(place)
        if let year = context.year, let populations, country == "US",
            let then = populations.population(
                state: division,
                name: NameFolding.key(of: gazetteer.name(place)),
                year: year
            )
        {
            // Cities were smaller; a hundred thousand then weigh like three now.
            people = then * 3
        }
        let size = max(0, min(4, 6 - log10(Double(people) + 50)))
        var cost = Int(size * 25)
        if !isMain { cost += people >= 100_000 ? 10 : 35 }
        if capitals.contains(place) { cost -= 15 }
        guard beside.isEmpty else {
            var misfits = 0
            for region in beside {
                let fits =
                    region.country == country
                    ? region.division == nil || region.division == division : region.others.contains(country)
                if !fits { misfits += 250 }
            }
            return cost / 2 + misfits - (famous.contains(place) ? 30 : 0)
        }
        if famous.contains(place) { cost -= 60 }
        if country != (context.country ?? "US") {
            cost += famous.contains(place) ? 0 : 35
        } else if let state = context.state, division == state {
            cost -= 45
        }
        if let home = context.position, let position = gazetteer.position(place), position.kilometres(to: home) < 100 {
            cost -= 15
        }
        if context.named.contains(where: { $0.country == country && ($0.division == nil || $0.division == division) }) {
            cost -= 25
        }
        return cost
    }

    /// Row of a state or country.
    func row(of region: Region) -> Int? {
        if let division = region.division { return region.country == "US" ? stateRows[division] : nil }
        return countryRows[region.country]
    }

    /// Whether papers print the place without a state or country.
    func isFamous(_ place: Int) -> Bool { famous.contains(place) }

    /// How sure the first of the candidates is, by what the others cost and how badly the name was read.
    func probability(of candidates: [PlaceCandidate], letters: Int) -> Double {
        guard let best = candidates.first else { return 0 }
        let weights = candidates.prefix(20).map { exp(Double(best.cost - $0.cost) / 25) }
        let share = 1 / weights.reduce(0, +)
        let damage = Double(best.reading) / Double(max(1, letters))
        return share / (1 + exp((damage - 28) / 5))
    }

    // MARK: Doors

    /// The place that a printed name means, with its probability.
    ///
    /// - Parameters:
    ///   - printed: name as printed, misreadings kept.
    ///   - beside: states or countries printed beside it, as printed.
    ///   - context: the newspaper and the text's day.
    /// - Returns: the place; `nil` where none is known.
    package func resolve(_ printed: String, beside: [String] = [], context: PlaceContext = PlaceContext()) -> Place? {
        let read = NameFolding.squashed(printed.unicodeScalars.prefix(60).map(NameFolding.sign))
        let named = beside.compactMap {
            regions.similar(to: NameFolding.squashed($0.unicodeScalars.map(NameFolding.sign)), share: 30)?.region
        }
        let found = candidates(read, beside: named, context: context, share: 30)
        guard let best = found.first, best.cost < 230 else { return nil }
        var place = gazetteer.place(best.place)
        place.probability = probability(of: found, letters: read.count)
        return place
    }
}

extension PlaceResolver {
    /// Whether a folded name, or piece of text, names the newspaper's own place, or nearly.
    func isHome(_ key: [UInt8], context: PlaceContext) -> Bool {
        guard !context.cityKey.isEmpty else { return false }
        if key.starts(with: context.cityKey) { return true }
        let read = ConfusionModel.newspaper.read(key, anywhere: true)
        return ConfusionModel.newspaper.find(context.cityKey, in: read, bound: context.cityKey.count * 20) != nil
    }

    /// Whether a place lies in the newspaper's state, or its country where that has none.
    func isOfState(_ place: Int, context: PlaceContext) -> Bool {
        guard let country = context.country, gazetteer.country(place) == country else { return false }
        return context.state.map { gazetteer.division(place) == $0 } ?? true
    }
}
