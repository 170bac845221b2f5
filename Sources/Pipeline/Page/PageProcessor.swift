import Archives
import Articles
import CorpusFiles
package import CorpusModel
import ImageCodecs
import Inference
import Layout
import PageFlow
import Recognition
import Tables

/// Does the page or the two pages of one scan: decode, frame, and for each layout, legibility, tables, recognition,
/// understanding, articles, record.
///
/// A pure function of the scan's bytes, the configuration and the models; holds a loaded recogniser and nothing else.
package struct PageProcessor: Sendable {
    /// What decides a page's record besides the scan.
    package let identity: PipelineIdentity

    private let decode: DecodeStage
    private let frame: FrameStage?
    private let layout: LayoutStages
    private let tables: TableStructureStage?
    private let recognition: RecognitionStage
    private let articles: ArticleStage
    /// Whether the text of whole pages is asked for, and not of their tables alone.
    private let readsPages: Bool
    /// Where words come from.
    private let textChoice: RecognitionSettings.TextChoice
    /// Tells text from dirt; `nil` where all is read, or the language is not known.
    private let likelihood: TextLikelihood?

    /// Loads what the configuration names.
    ///
    /// - Parameters:
    ///   - configuration: of the pipeline.
    ///   - readsText: whether anything is read; without, regions and articles have no text, for measuring layout by itself.
    /// - Throws: `InferenceError` where a model is missing; `RecognitionError` where language data are missing or settings
    ///   make no sense.
    package init(_ configuration: PipelineConfiguration, readsText: Bool = true) throws {
        let isRead = readsText && configuration.readsText
        let engines = isRead ? try configuration.recognizers() : nil
        let recognizer: any TextRecognizer = engines?.recognizer ?? NoRecognizer()
        identity = try PipelineIdentity(configuration, isRead: isRead, tesseract: engines?.tesseract)
        readsPages = isRead && configuration.layout.kind != .page
        textChoice = isRead ? configuration.recognition.text : .read
        likelihood =
            textChoice == .read
            ? nil
            : try TextLikelihood(
                models: ModelStore.locate(configuration.models.folder),
                languages: configuration.recognition.languages
            )
        decode = DecodeStage(limits: configuration.decode.limits)
        frame = configuration.frameSettings.map { FrameStage($0, reader: engines?.quickest) }
        layout = try LayoutStages(configuration)
        articles = ArticleStage(readsFromRight: configuration.readsFromRight)
        tables = configuration.tableStructure
        recognition = try RecognitionStage(
            settings: configuration.recognition,
            recognizer: recognizer,
            tables: readsText ? configuration.tableReadingMode : nil
        )
    }

    /// Does a page; whatever goes wrong with it is an outcome.
    ///
    /// - Parameters:
    ///   - request: names the page.
    ///   - onStage: called with the name of each stage that has done its step, and the time it took.
    /// - Returns: the page's record, two for a spread, or why there is none.
    @concurrent package func process(
        _ request: PageRequest,
        onStage: @escaping @Sendable (String, Duration) -> Void = { _, _ in }
    ) async -> PageOutcome {
        let page = PageSteps(request: request, onStage: onStage)
        do throws(PageFailure) {
            let text = textChoice == .read ? nil : request.text.map(LoadedText.init)
            if let text, request.isTextAlone { return .records([try await record(of: text, page)]) }
            let scan = try await decoded(request, page)
            let framed =
                if let frame {
                    try await page.step(frame, of: scan)
                } else {
                    FramedScan(pages: [FramedPage(unframed: scan)])
                }
            var records: [PageRecord] = []
            for part in framed.pages { records.append(try await record(of: part, text, page)) }
            return .records(records)
        } catch {
            return .failure(error)
        }
    }

    /// Decodes a page from the best of its forms that can be decoded.
    private func decoded(_ request: PageRequest, _ page: PageSteps) async throws(PageFailure) -> RasterPage {
        let files = [request.path] + (request.forms ?? [])
        var refused: [PageFailure] = []
        for path in files {
            do throws(PageFailure) {
                var scan = try await decoded(path, request, page)
                let others = files.filter { ExactText($0) != ExactText(path) }
                scan.source.forms = others.isEmpty ? nil : others
                scan.source.refused = refused.isEmpty ? nil : refused.map(\.message)
                return scan
            } catch {
                refused.append(error)
            }
        }
        guard var failure = refused.first else { preconditionFailure("a page has a file") }
        if refused.count > 1 {
            failure.message +=
                "; nor could its other forms be read: " + refused[1...].map(\.message).joined(separator: "; ")
        }
        throw failure
    }

    /// Decodes one file, which libraries and programs are given under a name that they can open.
    private func decoded(_ path: String, _ request: PageRequest, _ page: PageSteps) async throws(PageFailure)
        -> RasterPage
    {
        let file: OpenableFile
        do throws(CorpusError) {
            file = try OpenableFile(path)
        } catch {
            throw PageFailure(
                source: request.failureSource,
                stage: decode.identity.name,
                code: error.failureCode,
                message: error.description
            )
        }
        let name = file.path
        var openable = request
        openable.path = name
        if ExactText(path) != ExactText(request.path) { openable.file = nil }
        do throws(PageFailure) {
            var scan = try await page.step(decode, of: openable)
            scan.source.path = path
            _ = consume file
            return scan
        } catch {
            var failure = error
            if name != path { failure.message = failure.message.replacing(name, with: path) }
            throw failure
        }
    }

    /// Does one page of a scan.
    private func record(
        of framed: FramedPage,
        _ text: LoadedText?,
        _ page: PageSteps
    ) async throws(PageFailure) -> PageRecord {
        var text = text
        let archive = text?.fitted(to: framed)
        let found = try await page.step(layout.layout, of: framed.page)
        let judged =
            if let legibility = layout.legibility, archive == nil || textChoice == .best {
                try await page.step(legibility, of: found)
            } else {
                JudgedLayout(unjudged: found)
            }
        let structured =
            if let tables {
                try await page.step(tables, of: judged)
            } else {
                StructuredLayout(judged, tables: [])
            }
        let words = archive.map { ArchiveWords($0, on: structured.layout, choice: textChoice, likelihood: likelihood) }
        var read = try await page.step(words?.stage(recognition) ?? recognition, of: structured)
        words?.fillUnread(&read.text)
        if readsPages, let understanding = layout.understanding {
            read = try await page.step(understanding, of: read)
            read.text = read.text.judgedByItsLines
        }
        if let words {
            if readsPages { words.addRest(to: &read.text) }
            words.judge(&read.text)
            text?.source.use = textChoice == .best ? .compared : .taken
            text?.source.placed = words.count(in: read.text)
        }
        read.source.text = text?.source
        let joined = try await page.step(articles, of: read.text)
        let doubt = textChoice == .alto ? words?.isDoubtful : nil
        let readability = readsPages ? Readability(of: read.text, isDoubtful: doubt) : nil
        let builder = PageRecordBuilder(provenance: identity.provenance)
        return builder.record(page.request, read, joined, framed: framed, readability: readability)
    }

    /// Does a page of which there is no scan.
    private func record(of text: LoadedText, _ page: PageSteps) async throws(PageFailure) -> PageRecord {
        var text = text
        guard let found = text.page, let digest = text.source.sha256 else {
            throw PageFailure(
                source: page.request.failureSource,
                stage: "text",
                code: "text-unusable",
                message: text.source.refused ?? "\(text.source.path): cannot be read"
            )
        }
        (text.source.use, text.source.placed) = (.alone, found.wordCount)
        let source = ScanSource(path: page.request.path, page: page.request.page, sha256: digest, text: text.source)
        var read = TextPage(found, source: source).read
        let judge = ArchiveJudge(knowsConfidence: found.knowsConfidence, likelihood: likelihood)
        judge.judge(&read.text)
        let joined = try await page.step(articles, of: read.text)
        let builder = PageRecordBuilder(provenance: identity.provenance)
        let readability = Readability(of: read.text, isDoubtful: judge.isDoubtful)
        return builder.record(page.request, read, joined, readability: readsPages ? readability : nil)
    }
}

/// The steps of one page: each is timed, and an error in one becomes the page's failure.
private struct PageSteps {
    let request: PageRequest
    let onStage: @Sendable (String, Duration) -> Void

    func step<Input: Sendable, Output: Sendable>(
        _ stage: any Stage<Input, Output>,
        of input: Input
    ) async throws(PageFailure) -> Output {
        let clock = ContinuousClock()
        let start = clock.now
        do {
            let output = try await stage.run(input)
            onStage(stage.identity.name, clock.now - start)
            return output
        } catch {
            throw PageFailure(
                source: request.failureSource,
                stage: stage.identity.name,
                code: (error as? any BroadsheetError)?.failureCode ?? "internal",
                message: "\(error)"
            )
        }
    }
}
