/// Pairs rows with columns so that the sum of the pairs' scores is greatest; rows and columns may stay alone at score 0.
///
/// The Hungarian method with potentials, O(n³) (Kuhn 1955, Munkres 1957).
struct BestMatching {
    /// Column of each row; `nil` where it stays alone.
    private(set) var columnOfRow: [Int?]
    /// Sum of the scores of the pairs.
    private(set) var total: Double

    /// - Parameter scores: `[rows][columns]`; pairs of 0 and less, and those that are `nil`, are never made.
    init(_ scores: [[Double?]]) {
        let rows = scores.count, columns = scores.first?.count ?? 0
        // Each row has a column of its own besides, where it stays alone.
        let width = columns + rows
        func cost(_ row: Int, _ column: Int) -> Double {
            column < columns ? -max(0, scores[row][column] ?? 0) : 0
        }
        var rowPotential = [Double](repeating: 0, count: rows + 1)
        var columnPotential = [Double](repeating: 0, count: width + 1)
        var rowOfColumn = [Int](repeating: 0, count: width + 1)
        for row in 1..<(rows + 1) {
            rowOfColumn[0] = row
            var column = 0
            var least = [Double](repeating: .infinity, count: width + 1)
            var from = [Int](repeating: 0, count: width + 1)
            var isUsed = [Bool](repeating: false, count: width + 1)
            repeat {
                isUsed[column] = true
                let current = rowOfColumn[column]
                var (step, next) = (Double.infinity, 0)
                for other in 1..<(width + 1) where !isUsed[other] {
                    let reduced = cost(current - 1, other - 1) - rowPotential[current] - columnPotential[other]
                    if reduced < least[other] { (least[other], from[other]) = (reduced, column) }
                    if least[other] < step { (step, next) = (least[other], other) }
                }
                for other in 0..<(width + 1) {
                    if isUsed[other] {
                        rowPotential[rowOfColumn[other]] += step
                        columnPotential[other] -= step
                    } else {
                        least[other] -= step
                    }
                }
                column = next
            } while rowOfColumn[column] != 0
            while column != 0 {
                rowOfColumn[column] = rowOfColumn[from[column]]
                column = from[column]
            }
        }
        columnOfRow = [Int?](repeating: nil, count: rows)
        total = 0
        for column in 1..<(columns + 1) where rowOfColumn[column] > 0 {
            let row = rowOfColumn[column] - 1
            guard let score = scores[row][column - 1], score > 0 else { continue }
            columnOfRow[row] = column - 1
            total += score
        }
    }
}
