import CorpusModel

/// Something over some columns that their text stops above and goes on below.
struct Obstacle {
    var columns: ClosedRange<Int>
    /// The space it takes.
    var y0: Double, y1: Double
    var pieces: [Piece]
    /// Place of the pieces.
    var x: Double, y: Double
}

/// Pictures over columns in the midst of the page.
extension PageMakeup {
    /// The free stretches of a column, from above down.
    func frames(ofColumn column: Int) -> [Frame] {
        var frames: [Frame] = []
        var top = tops[column]
        let here = obstacles.filter { $0.columns.contains(column) }.sorted { $0.y0 < $1.y0 }
        for (start, end) in here.map({ ($0.y0, $0.y1) }) + [(feet[column], feet[column])] {
            frames.append(
                Frame(
                    column: column,
                    x: metrics.x(ofColumn: column),
                    y0: top,
                    y1: start,
                    width: metrics.columnWidth,
                    isOpenAbove: frames.isEmpty ? isOpenAbove[column] : true,
                    isContinued: !frames.isEmpty
                )
            )
            top = end
        }
        return frames
    }

    /// Chooses pictures over two or three columns and where they stand.
    mutating func chooseInsets() {
        guard style.insets > 0 else { return }
        for _ in 0..<random.int(1...style.insets) {
            let span = newsColumns >= 6 && random.bool(probability: 0.3) ? 3 : 2
            guard newsColumns - style.advertisementColumns >= span else { return }
            let first = random.int(style.advertisementColumns...(newsColumns - span))
            let columns = first...(first + span - 1)
            let full = metrics.width(ofColumns: span)
            let width = full * (random.bool(probability: 0.6) ? 1 : random.real(0.72...0.95))
            let height = width * random.real(0.45...0.95)
            let pieces = picture(caption: stock.caption(), measure: width, height: height)
            let total = pieces.reduce(0) { $0 + $1.height } + metrics.body.size * 1.2
            let room = columns.map { (tops[$0], feet[$0]) }
            let (top, foot) = (room.map(\.0).max() ?? 0, room.map(\.1).min() ?? 0)
            // Enough lines above and below for a text to go on.
            let least = metrics.lead * 14
            guard foot - top > total + 2 * least else { continue }
            let y0 = random.real((top + least)...(foot - least - total))
            let isTaken = obstacles.contains { other in
                columns.contains(where: other.columns.contains) && y0 < other.y1 + least
                    && other.y0 < y0 + total + least
            }
            guard !isTaken else { continue }
            obstacles.append(
                Obstacle(
                    columns: columns,
                    y0: y0,
                    y1: y0 + total,
                    pieces: pieces,
                    x: metrics.x(ofColumn: first) + (full - width) / 2,
                    y: y0 + metrics.body.size * 0.6
                )
            )
        }
    }

    /// Places the pictures: with the article that runs on below them in their first column, or as articles of their own.
    mutating func placeInsets() {
        for obstacle in obstacles {
            let x = metrics.x(ofColumn: obstacle.columns.lowerBound)
            let column = placed.filter { abs($0.x - x) < 1 && $0.unit >= 0 && $0.piece.role != nil }
            let above = column.filter { $0.y < obstacle.y0 }.max { $0.y < $1.y }
            let below = column.filter { $0.y >= obstacle.y1 - 1 }.min { $0.y < $1.y }
            if let above, let below, above.unit == below.unit, case .article = units[above.unit].kind {
                filler.insert(obstacle.pieces, unit: above.unit, x: obstacle.x, y: obstacle.y, after: above.frame)
            } else {
                let unit = add(Unit(kind: .article(.picture)))
                _ = filler.place(obstacle.pieces, unit: unit, x: obstacle.x, y: obstacle.y)
            }
        }
    }
}
