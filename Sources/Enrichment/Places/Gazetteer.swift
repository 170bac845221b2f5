package import Foundation

/// The table of places that `Scripts/tables/places.py` makes of GeoNames: names to places, exactly or as a confusion model reads them.
package struct Gazetteer: Sendable {
    /// What a row of the table is.
    package enum Kind: UInt8, Sendable {
        case populated, state, country
    }

    /// Name of the table's file.
    package static let fileName = "places.bin"

    private let ids: [UInt32]
    private let latitudes: [Int32], longitudes: [Int32]
    private let populations: [UInt32]
    private let regionNumbers: [UInt16]
    private let kinds: [UInt8]
    private let names: Texts
    /// Country and first division of each region; the division is empty where none is known.
    private let regions: [(country: String, division: String)]
    private let keys: Texts
    private let linkEnds: [UInt32]
    private let links: [UInt32]
    /// Keys that a misread name is looked for among, in order, and how many bytes each shares with the one before.
    private let similarKeys: [UInt32], shared: [UInt8]

    /// Reads the table of a folder.
    ///
    /// - Throws: `EnrichmentError` with `tableMissing` where it is not there or not such a table.
    package init(_ tables: EnrichmentTables) throws(EnrichmentError) {
        try self.init(tables.table(Self.fileName), path: "\(tables.folder)/\(Self.fileName)")
    }

    /// Reads a table's bytes.
    package init(_ data: Data, path: String) throws(EnrichmentError) {
        var reader = TableReader(data: data, path: path)
        let counts = try reader.head("broadsheet-places 1", counts: 7)
        let places = counts[0]
        ids = try reader.column(places)
        latitudes = try reader.column(places)
        longitudes = try reader.column(places)
        populations = try reader.column(places)
        regionNumbers = try reader.column(places)
        kinds = try reader.column(places)
        names = try Texts(ends: reader.column(places), bytes: reader.column(counts[4]))
        let regionTexts = try Texts(ends: reader.column(counts[1]), bytes: reader.column(counts[5]))
        let keyEnds: [UInt32] = try reader.column(counts[2])
        linkEnds = try reader.column(counts[2])
        keys = try Texts(ends: keyEnds, bytes: reader.column(counts[6]))
        links = try reader.column(counts[3])
        try reader.end()
        guard names.isSound, regionTexts.isSound, keys.isSound, (linkEnds.last ?? 0) == UInt32(links.count),
            zip(linkEnds, linkEnds.dropFirst()).allSatisfy({ $0 <= $1 }),
            links.allSatisfy({ $0 / 2 < UInt32(places) }), regionNumbers.allSatisfy({ $0 < regionTexts.count })
        else { throw reader.damaged() }
        regions = (0..<regionTexts.count).map { number in
            let parts = regionTexts.text(number).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : "")
        }
        (similarKeys, shared) = Self.similar(
            keys: keys,
            linkEnds: linkEnds,
            links: links,
            populations: populations,
            kinds: kinds,
            isNear: { [regions, regionNumbers] in Self.near.contains(regions[Int(regionNumbers[$0])].country) }
        )
    }

    /// Countries whose small places too are looked for when a name is misread; from how many inhabitants on elsewhere, and from how many
    /// by names that are not their main ones.
    private static let near: Set<String> = ["US", "CA"]
    private static let leastFar = 20_000, leastByOtherName = 1_000_000
    /// Letters of the longest name that is looked for when misread.
    private static let longestSimilar = 24

    private static func similar(
        keys: Texts,
        linkEnds: [UInt32],
        links: [UInt32],
        populations: [UInt32],
        kinds: [UInt8],
        isNear: (Int) -> Bool
    ) -> ([UInt32], [UInt8]) {
        var found: [UInt32] = []
        var first = 0
        for key in 0..<linkEnds.count {
            let end = Int(linkEnds[key])
            defer { first = end }
            let length = keys.range(key).count
            guard (3...longestSimilar).contains(length) else { continue }
            // Links are in order of population: most keys are decided by the first.
            for link in links[first..<end] {
                let place = Int(link / 2)
                let isMain = link & 1 == 1
                guard kinds[place] == Kind.populated.rawValue else { continue }
                let people = populations[place]
                if isMain ? people >= leastFar || isNear(place) : people >= leastByOtherName && length >= 4 {
                    found.append(UInt32(key))
                    break
                }
            }
        }
        var shared: [UInt8] = []
        shared.reserveCapacity(found.count)
        for (number, key) in found.enumerated() {
            guard number > 0 else {
                shared.append(0)
                continue
            }
            let a = keys.range(Int(found[number - 1])), b = keys.range(Int(key))
            var same = 0
            while same < a.count, same < b.count, keys.bytes[a.lowerBound + same] == keys.bytes[b.lowerBound + same] {
                same += 1
            }
            shared.append(UInt8(same))
        }
        return (found, shared)
    }

    /// Number of places.
    package var count: Int { ids.count }

    func kind(_ place: Int) -> Kind { Kind(rawValue: kinds[place]) ?? .populated }
    func population(_ place: Int) -> Int { Int(populations[place]) }
    func country(_ place: Int) -> String { regions[Int(regionNumbers[place])].country }
    /// GeoNames code of the first division; of the US the postal code of the state.
    func division(_ place: Int) -> String { regions[Int(regionNumbers[place])].division }
    func name(_ place: Int) -> String { names.text(place) }

    /// Degrees; `nil` of states and countries.
    func position(_ place: Int) -> Coordinates? {
        guard latitudes[place] != .min else { return nil }
        return Coordinates(latitude: Double(latitudes[place]) / 1e5, longitude: Double(longitudes[place]) / 1e5)
    }

    /// A place as records name it.
    package func place(_ place: Int) -> Place {
        var result = Place(name: name(place))
        result.country = country(place)
        if result.country == "US", !division(place).isEmpty { result.state = division(place) }
        result.geonamesID = Int(ids[place])
        if let position = position(place) {
            (result.latitude, result.longitude) = (position.latitude, position.longitude)
        }
        return result
    }

    /// Places of a folded name, most populous first, and whether it is their main name.
    func places(of key: [UInt8]) -> [(place: Int, isMain: Bool)] {
        guard let number = keys.number(of: key) else { return [] }
        return places(ofKey: number)
    }

    func places(ofKey number: Int) -> [(place: Int, isMain: Bool)] {
        let first = number == 0 ? 0 : Int(linkEnds[number - 1])
        return links[first..<Int(linkEnds[number])].map { (Int($0 / 2), $0 & 1 == 1) }
    }

    /// Keys for which `read` may have been read, with the costs, in order of the keys.
    ///
    /// - Parameters:
    ///   - read: signs without blanks, case kept.
    ///   - bound: greatest cost.
    ///   - model: what is misread for what.
    /// - Returns: numbers of keys, and what misreading them cost.
    func similarKeys(to read: [UInt8], bound: Int, model: ConfusionModel = .newspaper) -> [(key: Int, cost: Int)] {
        var found: [(key: Int, cost: Int)] = []
        let read = model.read(read)
        let width = read.count + 1
        let bound = Int32(bound)
        // Row `d` is that of the first `d` letters; keys share rows as far as they share letters.
        var rows = read.firstRow + [Int32](repeating: 0, count: Self.longestSimilar * width)
        // Least cost in each row; a letter pair read as one sign skips a row.
        var leasts = [Int32](repeating: 0, count: Self.longestSimilar + 1)
        // A letter more or less costs at least as much as a likeness: keys of other lengths need no look.
        let slack = Int(bound) / Int(ConfusionModel.likeness)
        let shortest = read.signs.filter { HeadText.isLetter($0) || HeadText.isDigit($0) }.count - slack
        let longest = read.count + slack
        var dead = Int.max
        // Rows that hold for the key before, seen or passed over.
        var valid = 0
        for number in 0..<similarKeys.count {
            let same = Int(shared[number])
            valid = min(valid, same)
            if same > dead { continue }
            dead = .max
            let range = keys.range(Int(similarKeys[number]))
            guard range.count >= shortest, range.count <= longest else { continue }
            var depth = valid
            var before = depth > 0 ? keys.bytes[range.lowerBound + depth - 1] : 0
            while depth < range.count {
                let letter = keys.bytes[range.lowerBound + depth]
                let least = model.advance(&rows, row: depth + 1, letter: letter, before: before, read: read)
                before = letter
                depth += 1
                leasts[depth] = least
                if least > bound, leasts[depth - 1] + Int32(ConfusionModel.likeness) > bound {
                    dead = depth - 1
                    break
                }
            }
            valid = depth
            if dead == .max {
                let cost = rows[range.count * width + read.count]
                if cost <= bound { found.append((Int(similarKeys[number]), Int(cost))) }
            }
        }
        return found
    }
}
