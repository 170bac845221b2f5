import ArgumentParser
import Articles
import BroadsheetCLI
import CorpusFiles
import CorpusModel
import Evaluation
import Foundation
import ImageCodecs
import PageFlow
import Pipeline
import Recognition

/// `broadsheet-lab benchmark articles`: the articles stage alone, given the regions of hand-made truths.
struct BenchmarkArticlesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articles",
        abstract: "Measures the articles stage alone: given the boxes of page truths, and the text read in them.",
        discussion: """
            Of each truth (*.json, its image beside it) the boxes and classes of the regions are taken, nothing else; \
            their text is read with Tesseract, and the articles stage joins them. The page records go to --output, the \
            scores of all pages together to standard output. A truth's boxes come without rules and dashes, so that \
            each box of text counts as an item unless its text says otherwise.

            The scores are those of `broadsheet evaluate`. To score several folders with another program, put links \
            to their truths into one folder and give it that and the output file.
            """
    )

    @OptionGroup var pages: TruthArguments

    @OptionGroup var scores: ScoreArguments

    @Option(help: "Names of the languages as Tesseract calls them, joined by +.")
    var lang = "eng"

    func run() async throws {
        try await ExitStatus.reporting {
            let truths = try pages.links()
            defer { truths.remove() }
            var configuration = PipelineConfiguration.newspaper
            configuration.recognition.language = lang
            let recognition = try RecognitionStage(
                settings: configuration.recognition,
                recognizer: configuration.recognizers().recognizer
            )
            var records = Data()
            for image in truths.images {
                FileHandle.standardError.write(Data("reading \(image.path)\n".utf8))
                records += try RecordCoding.lines([try await record(of: image, recognition)])
            }
            try scores.report(records, against: truths)
            return .done
        }
    }

    private func record(of image: TruthFolderLinks.Page, _ recognition: RecognitionStage) async throws -> PageRecord {
        let request = PageRequest(id: image.truth.image, path: image.path, page: image.truth.imagePage)
        let page = try await DecodeStage().run(request)
        let read = try await recognition.run(
            StructuredLayout(plain: TruthLayout.layout(of: image.truth, on: page))
        )
        let found = try await ArticleStage().run(read.text)
        return PageRecordBuilder(provenance: .benchmark(tesseract: TesseractRecognizer.version))
            .record(request, read, found)
    }
}
