import CorpusText
import Foundation

/// All pairs of articles within a date window whose vectors are similar: exact inner products, block by block.
///
/// News spreads within days, so that exact products in a window beat any approximate index over all.
package struct WindowedSearch {
    package let catalog: ArticleCatalog
    package let vectors: VectorStore
    package let settings: DedupSettings

    private let blocks: BlockProducts

    package init(catalog: ArticleCatalog, vectors: VectorStore, settings: DedupSettings) {
        (self.catalog, self.vectors, self.settings) = (catalog, vectors, settings)
        let dimension = vectors.shards.first?.head.dimension ?? 0
        blocks = BlockProducts(dimension: dimension, tasks: ProcessInfo.processInfo.activeProcessorCount)
    }

    /// Rows of queries and of targets in a product.
    private static let queryRows = BlockProducts.queryRows, targetRows = BlockProducts.targetRows

    /// Rows of some articles and whose they are.
    @safe private struct Block: ~Copyable {
        let values: UnsafeMutableBufferPointer<Float>
        var owners: [Int32] = []
        let capacity: Int, dimension: Int

        init(capacity: Int, dimension: Int) {
            (self.capacity, self.dimension) = (capacity, dimension)
            unsafe values = .allocate(capacity: capacity * dimension)
            unsafe values.initialize(repeating: 0)
        }

        deinit { unsafe values.deallocate() }

        /// Adds an article; `false` where it does not fit in any more.
        mutating func add(_ article: Int, _ place: VectorStore.Place, from vectors: VectorStore) -> Bool {
            guard owners.count + Int(place.rows) <= capacity else { return owners.isEmpty }
            let start = owners.count * dimension
            unsafe vectors.copyRows(place, to: UnsafeMutableBufferPointer(rebasing: values[start...]))
            owners += repeatElement(Int32(article), count: Int(place.rows))
            return true
        }
    }

    /// The pairs of some articles, each with one that comes after it in the catalog.
    ///
    /// - Parameters:
    ///   - queries: numbers of the articles, of one kind of dates.
    ///   - kind: of the dates of the others, the queries' own or a later one; `nil` for their own.
    ///   - threshold: lowest cosine.
    /// - Returns: the pairs in order, each once.
    package func candidates(of queries: Range<Int>, in kind: DateRanges.Kind? = nil, threshold: Float) -> [Candidate] {
        guard let dimension = vectors.shards.first?.head.dimension, let kind = kind ?? ownKind(of: queries) else {
            return []
        }
        let workspace = BlockProducts.Workspace(blocks)
        var found: [Candidate] = []
        var query = queries.lowerBound
        while query < queries.upperBound {
            var rows = Block(capacity: Self.queryRows, dimension: dimension)
            let first = query
            while query < queries.upperBound, add(query, to: &rows) { query += 1 }
            let reach = reach(of: first..<query, in: kind)
            var target = reach.lowerBound
            while target < reach.upperBound {
                var others = Block(capacity: Self.targetRows, dimension: dimension)
                while target < reach.upperBound, add(target, to: &others) { target += 1 }
                unsafe workspace.products(of: rows.values, with: others.values) {
                    unsafe collect($0, rows, others, threshold: threshold, into: &found)
                }
            }
        }
        return best(found)
    }

    private func ownKind(of queries: Range<Int>) -> DateRanges.Kind? {
        queries.first.map { DateRanges.kind(of: catalog.entries[$0].date) }
    }

    /// Number of inner products that the candidates of some articles take: of all rows of a block of queries with those of
    /// the articles of their kind from the first of the block on.
    package func products(of queries: Range<Int>) -> Int {
        guard let kind = ownKind(of: queries) else { return 0 }
        func rows(_ article: Int) -> Int { vectors.place(catalog.entries[article].digest).map { Int($0.rows) } ?? 0 }
        var sums = [0]
        for article in reach(of: queries, in: kind) { sums.append(sums[sums.count - 1] + rows(article)) }
        var (count, query) = (0, queries.lowerBound)
        while query < queries.upperBound {
            let first = query
            while query < queries.upperBound,
                sums[query + 1 - queries.lowerBound] - sums[first - queries.lowerBound] <= Self.queryRows
            { query += 1 }
            query = max(query, first + 1)
            let reach = reach(of: first..<query, in: kind).upperBound
            count +=
                (sums[query - queries.lowerBound] - sums[first - queries.lowerBound])
                * (sums[reach - queries.lowerBound] - sums[first - queries.lowerBound])
        }
        return count
    }

    /// The highest cosine of a chunk of one article with a chunk of the other, as `candidates` gives it.
    package func cosine(_ first: Int, _ second: Int) -> Float {
        guard let dimension = vectors.shards.first?.head.dimension,
            let (one, other) = place(of: first).flatMap({ one in place(of: second).map { (one, $0) } })
        else { return 0 }
        var rows = Block(capacity: Int(one.rows), dimension: dimension)
        var others = Block(capacity: Int(other.rows), dimension: dimension)
        _ = rows.add(first, one, from: vectors)
        _ = others.add(second, other, from: vectors)
        var highest = -Float.infinity
        for row in rows.owners.indices {
            for column in others.owners.indices { highest = max(highest, exactProduct(rows, row, others, column)) }
        }
        return highest
    }

    /// Where an article's rows are, no more than those of its text's first chunks where it has more than a block takes.
    private func place(of article: Int) -> VectorStore.Place? {
        guard var place = vectors.place(catalog.entries[article].digest) else { return nil }
        place.rows = min(place.rows, Int32(Self.targetRows))
        return place
    }

    /// Adds an article's rows; `false` where they do not fit in any more.
    private func add(_ article: Int, to block: inout Block) -> Bool {
        place(of: article).map { block.add(article, $0, from: vectors) } ?? true
    }

    private func collect(
        _ products: UnsafeBufferPointer<Float>,
        _ rows: borrowing Block,
        _ others: borrowing Block,
        threshold: Float,
        into found: inout [Candidate]
    ) {
        let (width, stride) = (others.owners.count, Self.targetRows)
        let lowest = threshold - blocks.tolerance
        let limit = SIMD16<Float>(repeating: lowest)
        for row in rows.owners.indices {
            let query = Int(rows.owners[row])
            let line = unsafe UnsafeBufferPointer(rebasing: products[(row * stride)..<(row * stride + width)])
            func take(_ column: Int) {
                let cosine = unsafe line[column]
                let target = Int(others.owners[column])
                guard cosine >= lowest, target > query, mayBeReprints(query, target) else { return }
                let exact = exactProduct(rows, row, others, column)
                if exact >= threshold { found.append(Candidate(first: query, second: target, cosine: exact)) }
            }
            var column = 0
            while column + 16 <= width {
                let some = unsafe UnsafeRawBufferPointer(line).loadUnaligned(
                    fromByteOffset: column * 4,
                    as: SIMD16<Float>.self
                )
                if any(some .>= limit) { for index in column..<(column + 16) { take(index) } }
                column += 16
            }
            while column < width {
                take(column)
                column += 1
            }
        }
    }

    /// A product computed by itself: the same whatever stands in a block beside it.
    private func exactProduct(_ rows: borrowing Block, _ row: Int, _ others: borrowing Block, _ column: Int) -> Float {
        var sum = SIMD8<Float>(repeating: 0)
        let (first, second) = (row * rows.dimension, column * rows.dimension)
        for index in stride(from: 0, to: rows.dimension - rows.dimension % 8, by: 8) {
            var (a, b) = (SIMD8<Float>(), SIMD8<Float>())
            for lane in 0..<8 {
                unsafe a[lane] = rows.values[first + index + lane]
                unsafe b[lane] = others.values[second + index + lane]
            }
            sum += a * b
        }
        var total = sum.sum()
        for index in (rows.dimension - rows.dimension % 8)..<rows.dimension {
            unsafe total += rows.values[first + index] * others.values[second + index]
        }
        return total
    }

    /// The best of each pair, in order.
    private func best(_ found: [Candidate]) -> [Candidate] {
        let sorted = found.sorted { a, b in
            a.first != b.first ? a.first < b.first : a.second != b.second ? a.second < b.second : a.cosine > b.cosine
        }
        var kept: [Candidate] = []
        for candidate in sorted
        where kept.last.map({ $0.first != candidate.first || $0.second != candidate.second }) ?? true {
            kept.append(candidate)
        }
        return kept
    }
}
