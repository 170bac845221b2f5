import ArgumentParser
import CorpusFiles
import Evaluation
import Foundation

/// The page truths that a benchmark runs over.
struct TruthArguments: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Folders of page truths and their images.", valueName: "dir")
    )
    var truth: [String]

    func validate() throws {
        if truth.isEmpty { throw ValidationError("name at least one folder with --truth") }
    }

    /// The truths, linked into one folder; to be removed in the end.
    ///
    /// - Throws: `EvaluationError` where a folder cannot be listed.
    func links() throws -> TruthFolderLinks { try TruthFolderLinks(folders: truth) }
}

/// Where a benchmark writes its page records, and how their scores are shown.
struct ScoreArguments: ParsableArguments {
    @Option(help: ArgumentHelp("File to write the page records to, JSON lines.", valueName: "file"))
    var output: String

    @Flag(help: "Show the main figures of each page too.")
    var perPage = false

    /// Writes the records and prints their scores against the truths.
    ///
    /// - Throws: `CorpusError` where the file cannot be written, `EvaluationError`.
    func report(_ records: Data, against truths: TruthFolderLinks) throws {
        try AtomicFile.write(records, to: output)
        let result = try Evaluator(truthFolder: truths.folder).evaluate(URL(fileURLWithPath: output))
        print(EvaluationTable(result).text(perPage: perPage), terminator: "")
    }
}
