import CorpusModel

/// Articles that go on on another page of the issue.
extension PageMakeup {
    /// Least height of a rest that is worth a jump, lines.
    private static let leastRest = 7.0

    /// Whether a long report is to stand at the foot of a column, cut off there for another page of the issue.
    mutating func endsWithJump(room: Double, isTop: Bool) -> Bool {
        guard let desk, desk.page < desk.lastPage, !isTop else { return false }
        guard (metrics.lead * 16...metrics.lead * 55).contains(room) else { return false }
        return random.bool(probability: 0.6)
    }

    /// The line with which an article of an issue is cut off; `nil` where it simply goes on in the next column.
    mutating func issueJump(of galley: Galley, frame: Frame, next: Frame?) -> Piece? {
        let rest = galley.pieces.reduce(0) { $0 + $1.height }
        guard var desk, galley.canJump, rest > metrics.lead * Self.leastRest else { return nil }
        if let next, next.isOpenAbove, random.bool(probability: 0.35) { return nil }
        guard case .article(let kind) = units[galley.unit].kind,
            let jump = desk.open(
                columns: style.advertisementColumns..<newsColumns,
                headline: units[galley.unit].headline,
                kind: kind
            )
        else { return nil }
        self.desk = desk
        setContinuation(jump.says, of: galley.unit)
        setJump(jump.number, of: galley.unit)
        guard let line = jump.line else {
            // A line of white, as printers left where they forgot the notice.
            return unbroken(.space(metrics.lead * 0.2, stretch: 0))
        }
        return notice(line, measure: frame.width)
    }

    mutating func cutOff(_ rest: Galley) {
        guard let jump = units[rest.unit].jump else { return }
        desk?.keep(rest.pieces, of: jump)
    }

    /// The text of an earlier page that goes on here, with its head and the line that says whence it comes.
    mutating func continuation(frame: Frame, room: Double) -> Galley? {
        guard var desk, let jump = desk.take(column: frame.column) else { return nil }
        var head: [Piece] = []
        var main = ""
        if let text = jump.head {
            let made = heads.head([text], prominence: random.pick([1, 2, 2, 3]), measure: frame.width)
            (head, main) = (made.pieces, made.main)
        }
        let back = jump.back.flatMap { notice($0, measure: frame.width) }.map { [unbroken($0)] } ?? []
        let start =
            (jump.isBackFirst ? back + head : head + back) + [unbroken(.space(metrics.body.size * 0.25, stretch: 0.5))]
        let height = start.reduce(0) { $0 + $1.height } + metrics.lead * 5
        guard height < room else {
            desk.putBack(jump)
            self.desk = desk
            return nil
        }
        self.desk = desk
        var unit = Unit(kind: .article(jump.kind))
        (unit.headline, unit.origin) = (main, jump.number)
        return Galley(unit: add(unit), pieces: start + jump.pieces, canJump: true)
    }

    /// The line, or two lines where the measure is narrow, as one piece.
    private func notice(_ text: String, measure: Double) -> Piece? {
        let face = metrics.body.sized(metrics.body.size * 0.92)
        let lines = bodies.paragraph(
            text,
            role: .article,
            measure: measure,
            face: text == text.uppercased() ? face : face.italic,
            alignment: .centred
        )
        guard var piece = lines.first else { return nil }
        for line in lines.dropFirst() {
            piece.lines += line.lines.map { $0.shifted(x: 0, y: piece.height) }
            piece.height += line.height
        }
        piece.isBreakable = true
        return piece
    }
}
