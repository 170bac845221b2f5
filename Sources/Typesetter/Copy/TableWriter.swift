/// Makes up tables: prices, shipping, tides, temperatures and box scores.
enum TableWriter {
    /// A table as an item of its own, for a measure of so many ems.
    static func item(ems: Double, year: Int, random: inout SeededGenerator) -> NewsItem {
        let wide = ems > 15
        var makers: [(inout SeededGenerator) -> NewsItem] = [produce, temperatures, tides]
        if wide { makers += [stocks, shipping] }
        if year >= 1876 { makers += wide ? [standing, boxScore] : [standing] }
        let maker = makers[random.int(0...(makers.count - 1))]
        return maker(&random)
    }

    private static func made(
        _ name: String,
        heads: [String],
        text: String?,
        table: TableCopy,
        random: inout SeededGenerator
    ) -> NewsItem {
        var item = NewsItem("table-\(name)-\(random.next() % 1_000_000)", kind: .table, heads: heads, table: table)
        if let text { item.paragraphs = [text] }
        return item
    }

    private static func price(_ random: inout SeededGenerator, below: Int) -> String {
        let fractions = ["", "\u{BC}", "\u{BD}", "\u{BE}"]
        return "\(random.int(2...below))\(random.pick(fractions))"
    }

    private static func money(_ random: inout SeededGenerator) -> String {
        let cents = random.int(0...19) * 5
        return "\(random.int(0...9)).\(cents < 10 ? "0" : "")\(cents)"
    }

    private static func produce(_ random: inout SeededGenerator) -> NewsItem {
        let goods = [
            "Wheat, No. 2 red", "Corn, mixed", "Oats, white", "Rye", "Barley", "Hay, ton", "Potatoes, bu.",
            "Butter, lb.", "Eggs, doz.",
            "Lard", "Hams", "Wool, fleece", "Apples, bbl.", "Onions", "Beans, bu.", "Clover seed", "Hides", "Tallow",
        ]
        let ruling = random.pick([TableCopy.Ruling.leaders, .open])
        let rows = random.shuffled(goods).prefix(random.int(6...13)).map { [$0, money(&random), money(&random)] }
        return made(
            "produce",
            heads: [random.pick(["The Produce Market", "Prices Current", "Farmers' Market"])],
            text: random.bool(probability: 0.6)
                ? "The market was quiet and without much change from yesterday, buyers taking only what they needed."
                : nil,
            table: TableCopy(
                nil,
                heads: random.bool(probability: 0.6) ? ["", "Low.", "High."] : [],
                ruling: ruling,
                rows
            ),
            random: &random
        )
    }

    private static func stocks(_ random: inout SeededGenerator) -> NewsItem {
        let names = [
            "Merrin Valley", "Osprey Bay", "Tam. Lumber", "Cast. & North.", "Ald. Gas", "Corinth Mills", "Harrow Coal",
            "Lake Steam", "Plains Tel.",
            "Bell. Street Ry.", "Wexe Canal", "Union Ice",
        ]
        let rows = random.shuffled(names).prefix(random.int(6...11)).map { name in
            [
                name, price(&random, below: 140), price(&random, below: 140), price(&random, below: 140),
                price(&random, below: 140),
            ]
        }
        let spanning =
            random.bool(probability: 0.5)
            ? [TableCopy.SpanningHead(text: "Today.", columns: 1..<3), .init(text: "Yesterday.", columns: 3..<5)] : []
        let heads =
            spanning.isEmpty ? ["", "Open.", "High.", "Low.", "Close."] : ["", "Bid.", "Asked.", "Bid.", "Asked."]
        return made(
            "stocks",
            heads: [random.pick(["Stocks and Bonds", "On the Exchange", "The Stock List"])],
            text: nil,
            table: TableCopy(
                nil,
                heads: heads,
                spanning: spanning,
                ruling: random.pick([.ruled, .ruled, .open]),
                rows
            ),
            random: &random
        )
    }

    private static func shipping(_ random: inout SeededGenerator) -> NewsItem {
        let rigs = ["Sch.", "Bark", "Brig", "Str."]
        let rows = random.shuffled(Gazetteer.ships).prefix(random.int(4...7)).map { ship in
            ["\(random.pick(rigs)) \(ship)", random.pick(Gazetteer.surnames), random.pick(Gazetteer.towns)]
        }
        return made(
            "shipping",
            heads: [random.pick(["Marine Intelligence", "Port of Osprey Bay"])],
            text: nil,
            table: TableCopy(
                random.bool(probability: 0.5) ? "ARRIVED." : "CLEARED.",
                heads: ["Vessel.", "Master.", "From."],
                ruling: .open,
                rows
            ),
            random: &random
        )
    }

    private static func tides(_ random: inout SeededGenerator) -> NewsItem {
        let rows = ["Mon.", "Tues.", "Wed.", "Thurs.", "Fri.", "Sat."].map { day in
            [day, "\(random.int(1...12)):\(random.int(10...59))", "\(random.int(1...12)):\(random.int(10...59))"]
        }
        return made(
            "tides",
            heads: ["High Water"],
            text: nil,
            table: TableCopy(nil, heads: ["", "A. M.", "P. M."], ruling: random.pick([.ruled, .open]), rows),
            random: &random
        )
    }

    private static func temperatures(_ random: inout SeededGenerator) -> NewsItem {
        let rows = random.shuffled(Gazetteer.towns).prefix(random.int(6...12)).map { town in
            let low = random.int(18...60)
            return [town, "\(low + random.int(6...24))", "\(low)"]
        }
        return made(
            "temperatures",
            heads: ["The Temperature"],
            text: nil,
            table: TableCopy(nil, heads: ["", "Max.", "Min."], ruling: random.pick([.leaders, .open]), rows),
            random: &random
        )
    }

    private static func standing(_ random: inout SeededGenerator) -> NewsItem {
        let rows = random.shuffled(Gazetteer.towns).prefix(6).map { town in
            let won = random.int(9...60), lost = random.int(9...60)
            return [town, "\(won)", "\(lost)", ".\(won * 1000 / (won + lost))"]
        }
        return made(
            "standing",
            heads: ["Standing of the Clubs"],
            text: nil,
            table: TableCopy(
                nil,
                heads: ["", "W.", "L.", "P.C."],
                ruling: random.pick([.ruled, .open, .leaders]),
                rows
            ),
            random: &random
        )
    }

    private static func boxScore(_ random: inout SeededGenerator) -> NewsItem {
        let places = ["lf", "2b", "cf", "1b", "rf", "3b", "ss", "c", "p"]
        var sums = [0, 0, 0, 0, 0]
        var rows = zip(random.shuffled(Gazetteer.surnames), places).map { name, place in
            let numbers = [
                random.int(2...5), random.int(0...2), random.int(0...3), random.int(0...9), random.int(0...5),
            ]
            sums = zip(sums, numbers).map { $0 + $1 }
            return ["\(name), \(place)"] + numbers.map { "\($0)" }
        }
        rows.append(["Totals"] + sums.map { "\($0)" })
        let town = random.pick(Gazetteer.towns)
        return made(
            "score",
            heads: ["\(town) Nine Wins Again"],
            text: "Before a good crowd the home club batted hard in the seventh and was never headed. The score:",
            table: TableCopy(town.uppercased() + ".", heads: ["", "AB", "R", "H", "PO", "A"], ruling: .open, rows),
            random: &random
        )
    }
}
