/// Fills frames with galleys: the make-up of a page.
package struct ColumnFiller {
    /// Where the next galley comes from.
    package protocol Supply {
        /// The next galley for a place.
        ///
        /// - Parameters:
        ///   - room: height left in the column.
        ///   - frame: the column.
        ///   - isTop: whether it will stand at the top of the column.
        /// - Returns: `nil` when nothing may follow in this column.
        mutating func next(room: Double, frame: Frame, isTop: Bool) -> Galley?
        /// The "continued" line of a galley that is cut off, and what it says; `nil` where it simply goes on.
        mutating func jump(of galley: Galley, frame: Frame, next: Frame?) -> Piece?
        /// Takes what a galley had after the line with which `jump` ended it; it is placed nowhere else.
        mutating func cutOff(_ rest: Galley)
        /// Separator between two galleys of one column.
        mutating func separator(frame: Frame) -> [Piece]
    }

    /// Pieces placed so far.
    package private(set) var placed: [PlacedPiece] = []
    private var visit = 0

    package init() {}

    /// Places galleys in frames, in order.
    package mutating func fill(_ frames: [Frame], from supply: inout some Supply) {
        var carried: Galley?
        for (index, frame) in frames.enumerated() {
            var column = Column(frame: frame, visit: visit)
            visit += 1
            if let galley = carried {
                carried = column.take(galley)
                if carried != nil, !column.isFull { carried = nil }
            }
            while carried == nil, !column.isFull {
                let isTop = column.pieces.isEmpty
                let separator = isTop ? [] : supply.separator(frame: frame)
                let height = separator.reduce(0) { $0 + $1.height }
                guard column.room > height,
                    let galley = supply.next(room: column.room - height, frame: frame, isTop: isTop)
                else { break }
                column.append(separator, unit: -1)
                carried = column.take(galley)
            }
            if let galley = carried {
                let next = index + 1 < frames.count ? frames[index + 1] : nil
                if let line = supply.jump(of: galley, frame: frame, next: next) {
                    var rest = galley
                    rest.pieces = column.end(galley.unit, with: line) + rest.pieces
                    supply.cutOff(rest)
                    carried = nil
                } else if next == nil {
                    carried = nil
                }
            }
            placed += column.justified()
        }
    }

    /// Places pieces at a fixed place, read after the last piece of a visit to a column.
    package mutating func insert(_ pieces: [Piece], unit: Int, x: Double, y: Double, after visit: Int) {
        let count = placed.count
        _ = place(pieces, unit: unit, x: x, y: y)
        let added = Array(placed[count...])
        placed.removeSubrange(count...)
        let index = placed.lastIndex { $0.frame == visit && $0.unit == unit }.map { $0 + 1 } ?? placed.count
        placed.insert(contentsOf: added, at: index)
    }

    /// Places pieces one below the other at a fixed place.
    package mutating func place(_ pieces: [Piece], unit: Int, x: Double, y: Double) -> Double {
        var y = y
        for piece in pieces {
            placed.append(PlacedPiece(unit: unit, piece: piece, x: x, y: y, frame: visit))
            y += piece.height
        }
        visit += 1
        return y
    }

    /// The least height at which pieces fill this many equal columns, to half a line.
    package static func depth(of pieces: [Piece], columns: Int, step: Double) -> Double {
        let total = pieces.reduce(0) { $0 + $1.height }
        var depth = total / Double(columns)
        while true {
            var rest: Galley? = Galley(unit: 0, pieces: pieces)
            for _ in 0..<columns {
                guard let galley = rest else { break }
                var column = Column(frame: Frame(column: 0, x: 0, y0: 0, y1: depth, width: 0), visit: 0)
                rest = column.take(galley)
            }
            if rest == nil || depth > total { return depth }
            depth += step
        }
    }

    /// A frame that is being filled.
    private struct Column {
        let frame: Frame
        let visit: Int
        var pieces: [(unit: Int, piece: Piece)] = []
        var used = 0.0
        var isFull = false
        var room: Double { frame.y1 - frame.y0 - used }

        init(frame: Frame, visit: Int) { (self.frame, self.visit) = (frame, visit) }

        mutating func append(_ more: [Piece], unit: Int) {
            for piece in more {
                pieces.append((unit, piece))
                used += piece.height
            }
        }

        /// Takes what fits, in runs that may not be broken; gives back the rest.
        mutating func take(_ galley: Galley) -> Galley? {
            var rest = galley.pieces[...]
            while !rest.isEmpty {
                let end = rest.firstIndex { $0.isBreakable }.map { $0 + 1 } ?? rest.endIndex
                let run = rest[..<end]
                let height = run.reduce(0) { $0 + $1.height }
                // A separator at the foot is dropped later, so that it need not fit.
                if height > room + 0.5 && !run.allSatisfy(\.isSeparator) {
                    isFull = true
                    break
                }
                append(Array(run), unit: galley.unit)
                rest = rest[end...]
            }
            guard !rest.isEmpty else { return nil }
            var left = galley
            left.pieces = Array(rest)
            while left.pieces.first?.isSeparator == true { left.pieces.removeFirst() }
            return left.pieces.isEmpty ? nil : left
        }

        /// Ends the article with a line, taking out lines of its body where there is no room; gives those back.
        mutating func end(_ unit: Int, with line: Piece) -> [Piece] {
            var removed: [Piece] = []
            while room < line.height, let last = pieces.last, last.unit == unit || last.piece.isSeparator {
                pieces.removeLast()
                used -= last.piece.height
                removed.append(last.piece)
            }
            // The line belongs to the region that it ends; below lines beside a cut, which are narrower, it stands alone.
            var line = line
            if let last = pieces.last(where: { $0.unit == unit && $0.piece.role == line.role })?.piece {
                let isBesideCut = !last.isBreakable && last.stretch == 0
                line.group = isBesideCut ? last.group + 1000 : last.group
            }
            append([line], unit: unit)
            return removed.reversed()
        }

        /// The pieces at their places, with the left-over height spread over dashes and spaces.
        func justified() -> [PlacedPiece] {
            var pieces = pieces
            while let last = pieces.last, last.piece.isSeparator { pieces.removeLast() }
            let used = pieces.reduce(0) { $0 + $1.piece.height }
            let spare = frame.y1 - frame.y0 - used
            let weight = pieces.dropLast().reduce(0) { $0 + $1.piece.stretch }
            var y = frame.y0
            var out: [PlacedPiece] = []
            for (unit, piece) in pieces {
                let share = weight > 0 ? spare * piece.stretch / weight : 0
                // A separator stays in the middle of its grown space.
                let drop = piece.isSeparator ? share / 2 : 0
                out.append(PlacedPiece(unit: unit, piece: piece, x: frame.x, y: y + drop, frame: visit))
                y += piece.height + share
            }
            return out
        }
    }
}

extension ColumnFiller.Supply {
    /// Most pages say where a text goes on and print no more of it.
    mutating func cutOff(_ rest: Galley) {}
}
