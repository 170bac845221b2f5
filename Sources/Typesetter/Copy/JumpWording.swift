/// How a newspaper words the lines that send readers from page to page.
struct JumpWording {
    private enum Number { case words, ordinal, figure, figureOrdinal }
    private enum Verb { case continued, see, turn }

    private var verb: Verb
    private var number: Number
    /// Signs around the line.
    private var brackets: (String, String)
    private var isCapital: Bool
    private var namesColumn: Bool

    static let all = [
        JumpWording(verb: .continued, number: .ordinal, brackets: ("(", ".)"), isCapital: false, namesColumn: false),
        JumpWording(verb: .continued, number: .words, brackets: ("(", ".)"), isCapital: false, namesColumn: true),
        JumpWording(verb: .continued, number: .figure, brackets: ("(", ")"), isCapital: false, namesColumn: false),
        JumpWording(verb: .continued, number: .figure, brackets: ("", ""), isCapital: true, namesColumn: false),
        JumpWording(verb: .continued, number: .figure, brackets: ("[", ".]"), isCapital: false, namesColumn: true),
        JumpWording(
            verb: .continued,
            number: .figureOrdinal,
            brackets: ("[", ".]"),
            isCapital: false,
            namesColumn: false
        ),
        JumpWording(verb: .continued, number: .words, brackets: ("", ""), isCapital: false, namesColumn: true),
        JumpWording(verb: .see, number: .figure, brackets: ("(", ")"), isCapital: false, namesColumn: false),
        JumpWording(verb: .turn, number: .figure, brackets: ("", ""), isCapital: false, namesColumn: true),
    ]

    /// The line at the end of the first part, and what it says in short.
    func onward(
        page: Int,
        column: Int,
        key: String?,
        isLast: Bool,
        _ random: inout SeededGenerator
    ) -> (line: String, says: String) {
        let place: String
        if isLast, verb == .continued, random.bool(probability: 0.2) {
            place = "Last Page"
        } else {
            place = self.place(page)
        }
        var text =
            switch verb {
            case .continued: (random.bool(probability: 0.12) ? "Concluded on " : "Continued on ") + place
            case .see: "See " + (key.map { $0.uppercased() + ", " } ?? "") + place
            case .turn: (random.bool(probability: 0.3) ? "Please turn to " : "Turn to ") + place
            }
        var says = "page \(page)"
        if namesColumn, place != "Last Page", random.bool(probability: 0.8) {
            text += ", Column " + (number == .words ? Numerals.cardinal(column) : "\(column)")
            says += ", column \(column)"
        }
        return (brackets.0 + (isCapital ? text.uppercased() : text) + brackets.1, says)
    }

    /// The line at the beginning of a later part.
    func back(page: Int, _ random: inout SeededGenerator) -> String {
        let text = (verb != .continued && random.bool(probability: 0.5) ? "From " : "Continued from ") + place(page)
        return brackets.0 + (isCapital ? text.uppercased() : text) + brackets.1
    }

    private func place(_ page: Int) -> String {
        switch number {
        case .words: "Page \(Numerals.cardinal(page))"
        case .ordinal: "\(Numerals.ordinal(page)) Page"
        case .figure: "Page \(page)"
        case .figureOrdinal:
            "\(page)\(["st", "nd", "rd"].indices.contains(page - 1) ? ["st", "nd", "rd"][page - 1] : "th") page"
        }
    }
}
