import Testing

/// Corpora of strips made by one run that nothing disturbed, each made once for all tests that compare with it.
actor UndisturbedCorpora {
    private struct Form: Hashable {
        var pageCount: Int
        var shardSize: Int
    }

    static let shared = UndisturbedCorpora()
    private var corpora: [Form: Task<[String: String], any Error>] = [:]

    /// The files of a corpus of `Workplace(pageCount:)`.
    func files(pageCount: Int, shardSize: Int = 250) async throws -> [String: String] {
        let form = Form(pageCount: pageCount, shardSize: shardSize)
        let corpus =
            corpora[form]
            ?? Task {
                let place = try Workplace(pageCount: pageCount)
                let arguments = ["run", place.scans, "-o", place.corpus, "--shard-size", "\(shardSize)"]
                let run = try await Program.run(arguments)
                try #require(run.status == 0, "\(run.log)")
                return try place.files()
            }
        corpora[form] = corpus
        return try await corpus.value
    }
}
