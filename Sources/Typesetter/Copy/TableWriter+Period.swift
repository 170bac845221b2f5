/// More kinds of tables in newspapers of the time: returns, statements, trains, weather, grain, prices.
extension TableWriter {
    /// A table of any kind as an item of its own, for a measure of so many ems.
    static func anyItem(ems: Double, year: Int, random: inout SeededGenerator) -> NewsItem {
        guard random.bool(probability: 0.75) else { return item(ems: ems, year: year, random: &random) }
        var makers: [(inout SeededGenerator) -> NewsItem] = [statement, prices, grain, directory]
        if ems > 14 { makers += [returns, trains, weather] }
        let maker = makers[random.int(0...(makers.count - 1))]
        return maker(&random)
    }

    private static func period(
        _ name: String,
        heads: [String],
        table: TableCopy,
        random: inout SeededGenerator
    ) -> NewsItem {
        NewsItem("table-\(name)-\(random.next() % 1_000_000)", kind: .table, heads: heads, table: table)
    }

    private static func grouped(_ number: Int) -> String {
        let digits = String(number)
        var out = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { out += "," }
            out.append(digit)
        }
        return out
    }

    /// Votes by place, with totals.
    private static func returns(_ random: inout SeededGenerator) -> NewsItem {
        let parties = random.pick([["Rep.", "Dem."], ["Rep.", "Dem.", "Pro."], ["Whig.", "Dem.", "Free\nSoil."]])
        let places = random.shuffled(Gazetteer.towns).prefix(random.int(6...12))
        var sums = parties.map { _ in 0 }
        var rows = places.map { place in
            let votes = parties.indices.map { _ in random.int(0...1) == 0 ? random.int(4...99) : random.int(100...2400)
            }
            sums = zip(sums, votes).map { $0 + $1 }
            return [place] + votes.map { grouped($0) }
        }
        let ruling = random.pick([TableCopy.Ruling.open, .ruled, .halfRuled, .ruledLeaders, .leaders, .boxed])
        rows.append(["Total"] + sums.map { grouped($0) })
        let spanning =
            random.bool(probability: 0.4)
            ? [TableCopy.SpanningHead(text: "For Governor.", columns: 1..<(parties.count + 1))] : []
        return period(
            "returns",
            heads: [random.pick(["The Election", "Returns by Towns", "The Vote of the County"])],
            table: TableCopy(nil, heads: ["Towns."] + parties, spanning: spanning, ruling: ruling, rows),
            random: &random
        )
    }

    /// A bank's statement: long wrapped entries, dollar signs at the first and the last number.
    private static func statement(_ random: inout SeededGenerator) -> NewsItem {
        let entries = [
            "Loans and discounts", "Overdrafts, secured and\nunsecured", "U. S. bonds to secure\ncirculation",
            "Due from other banks", "Banking house and fixtures", "Current expenses and\ntaxes paid", "Specie",
            "Legal tender notes", "Checks and other cash items", "Redemption fund with\nU. S. Treasurer",
        ]
        var total = 0
        func amount(_ value: Int) -> String {
            let cents = value % 100
            return "\(grouped(value / 100)) \(cents < 10 ? "0" : "")\(cents)"
        }
        var rows: [[String]] = random.bool(probability: 0.5) ? [["^RESOURCES."]] : []
        for (place, entry) in random.shuffled(entries).prefix(random.int(5...8)).enumerated() {
            let value = random.int(2_000...9_000_000)
            total += value
            rows.append([entry, (place == 0 ? "$" : "") + amount(value)])
        }
        rows.append(["Total", "$" + amount(total)])
        return period(
            "statement",
            heads: ["Report of the Condition of the \(random.pick(Gazetteer.towns)) Bank"],
            table: TableCopy(nil, ruling: random.pick([.leaders, .ruledLeaders, .halfRuled]), rows),
            random: &random
        )
    }

    /// Prices from and to, with `Do.` for what stands above.
    private static func prices(_ random: inout SeededGenerator) -> NewsItem {
        let goods = [
            ["Flour, superfine", "Do. extra", "Do. family"], ["Wheat, red", "Do. white"],
            ["Sugar, brown", "Do. crushed"],
            ["Coffee, Rio", "Do. Java"], ["Tea, black", "Do. green"], ["Candles, mould", "Do. sperm"], ["Nails, cut"],
            ["Salt, coarse", "Do. fine"],
        ]
        let marks = random.bool(probability: 0.5) ? "\"  " : "Do. "
        let rows = random.shuffled(goods).prefix(random.int(4...6)).flatMap { $0 }.map { name in
            let (low, cents) = (random.int(0...9), random.int(0...18) * 5)
            let upper = cents + 5
            return [
                name.hasPrefix("Do. ") ? marks + name.dropFirst(4) : name, "\(low) \(cents < 10 ? "0" : "")\(cents)",
                random.bool(probability: 0.8) ? "\(low) \(upper < 10 ? "0" : "")\(upper)" : "\u{2014}",
            ]
        }
        return period(
            "prices",
            heads: [random.pick(["Wholesale Prices", "Prices Current", "Review of the Market"])],
            table: TableCopy(
                nil,
                heads: random.bool(probability: 0.5) ? ["", "From", "To"] : [],
                ruling: random.pick([.leaders, .open, .ruledLeaders]),
                rows
            ),
            random: &random
        )
    }

    /// Futures by month, one group a grain.
    private static func grain(_ random: inout SeededGenerator) -> NewsItem {
        let fractions = ["", "\u{BC}", "\u{BD}", "\u{BE}"]
        var rows: [[String]] = []
        for grain in random.shuffled(["Wheat", "Corn", "Oats", "Pork", "Lard"]).prefix(random.int(2...3)) {
            rows.append([random.bool(probability: 0.5) ? "^\(grain.uppercased())." : "\(grain)\u{2014}"])
            for month in ["May", "July", "Sept."].prefix(random.int(2...3)) {
                let price = random.int(22...120)
                rows.append([month] + (0..<3).map { _ in "\(price + random.int(0...2))\(random.pick(fractions))" })
            }
        }
        return period(
            "grain",
            heads: ["Grain and Provisions"],
            table: TableCopy(
                nil,
                heads: ["", "Open.", "High.", "Close."],
                ruling: random.pick([.open, .leaders, .halfRuled, .ruled]),
                rows
            ),
            random: &random
        )
    }

    /// Trains with their times, some of which do not stop.
    private static func trains(_ random: inout SeededGenerator) -> NewsItem {
        let rows = random.shuffled(Gazetteer.towns).prefix(random.int(5...9)).enumerated().map { place, town in
            [town]
                + (0..<3).map { train in
                    random.bool(probability: 0.15)
                        ? "\u{2026}" : "\((place / 2 + train * 4) % 12 + 1) \(random.int(10...59))"
                }
        }
        let heads =
            random.bool(probability: 0.5)
            ? ["Stations.", "Mail\nA. M.", "Exp.\nP. M.", "Acc.\nP. M."] : ["", "A. M.", "P. M.", "P. M."]
        return period(
            "trains",
            heads: [random.pick(["Railroad Time Table", "Trains Leave"])],
            table: TableCopy(nil, heads: heads, ruling: random.pick([.ruled, .boxed, .halfRuled, .open]), rows),
            random: &random
        )
    }

    /// Observations at stations: numbers and words.
    private static func weather(_ random: inout SeededGenerator) -> NewsItem {
        let winds = ["N.", "N. E.", "E.", "S. W.", "W.", "Calm"]
        let skies = ["Clear", "Cloudy", "Fair", "Lt. rain", "Snow"]
        let rows = random.shuffled(Gazetteer.towns).prefix(random.int(6...11)).map { town in
            [
                town, "29.\(random.int(10...99))", "\(random.int(2...88))", random.pick(winds),
                random.bool(probability: 0.2) ? "" : random.pick(skies),
            ]
        }
        return period(
            "weather",
            heads: [random.pick(["The Weather", "Signal Service Report"])],
            table: TableCopy(
                nil,
                heads: ["Stations.", "Bar.", "Ther.", "Wind.", "Sky."],
                ruling: random.pick([.ruled, .open, .boxed, .halfRuled]),
                rows
            ),
            random: &random
        )
    }

    /// Offices and who holds them.
    private static func directory(_ random: inout SeededGenerator) -> NewsItem {
        let offices = [
            "Mayor", "City Clerk", "Treasurer", "Marshal", "Assessor", "Street Commissioner", "Surveyor", "Judge",
        ]
        let rows = zip(offices, random.shuffled(Gazetteer.surnames)).prefix(random.int(5...8)).map { office, name in
            [office, "\(random.pick(["J. B.", "Wm.", "H.", "Geo. A."])) \(name)"]
        }
        return period(
            "directory",
            heads: ["City Officers"],
            table: TableCopy(nil, ruling: .leaders, Array(rows)),
            random: &random
        )
    }
}
