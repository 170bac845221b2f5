extension Array where Element: Sendable {
    /// `body` of every element in order, at most `width` at a time.
    package func mapConcurrently<Result: Sendable>(
        width: Int,
        _ body: @escaping @Sendable (Element) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var results = [Result?](repeating: nil, count: count)
            for (index, element) in enumerated() {
                if index >= Swift.max(1, width), let (place, result) = try await group.next() {
                    results[place] = result
                }
                group.addTask { (index, try await body(element)) }
            }
            for try await (place, result) in group { results[place] = result }
            return results.compactMap { $0 }
        }
    }
}
