import CorpusFiles
package import CorpusModel
import CTesseract
import Raster

/// One Tesseract instance: owner of the C object, the only caller of the C interface.
///
/// Only the LSTM recogniser is used, learning is off, and Tesseract writes nothing to stdout or stderr. Messages of
/// Leptonica, which Tesseract provokes on odd pictures, are silenced by `DecodeStage`, the one door to that library.
@safe package struct TesseractEngine: ~Copyable {
    private let handle: OpaquePointer

    /// The files of the languages that were loaded, in the order of their names.
    package let dataFiles: [String]

    /// Version of the linked library, for example `5.3.0`.
    package static var version: String { unsafe TessVersion().map { unsafe String(cString: $0) } ?? "unknown" }

    /// Loads the data of a language.
    ///
    /// - Parameters:
    ///   - dataPath: Folder of the `.traineddata` files; `nil` for the one Tesseract was built or told to use.
    ///   - language: Tesseract's language names joined by `+`.
    ///   - variables: Tesseract's variables by name.
    /// - Throws: `languageMissing`, `badSettings` for an unknown variable, `engineFailed`.
    package init(dataPath: String?, language: String, variables: [String: String]) throws(RecognitionError) {
        let requested = language.split(separator: "+").map(String.init)
        guard !requested.isEmpty else { throw RecognitionError(.badSettings, "no recognition language is named") }
        guard let handle = unsafe TessBaseAPICreate() else {
            throw RecognitionError(.engineFailed, "Tesseract could not be started: out of memory")
        }
        // Before loading, which is talkative about missing files.
        unsafe TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
        let status = unsafe TessBaseAPIInit2(handle, dataPath, language, OEM_LSTM_ONLY)
        let loaded = unsafe Self.loadedLanguages(of: handle)
        let missing = requested.filter { !loaded.contains($0) }
        guard status == 0, missing.isEmpty else {
            unsafe TessBaseAPIDelete(handle)
            throw Self.missingLanguages(missing.isEmpty ? requested : missing, dataPath: dataPath)
        }
        let settings = Self.fixedVariables + variables.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        for (name, value) in settings where unsafe TessBaseAPISetVariable(handle, name, value) == 0 {
            unsafe TessBaseAPIDelete(handle)
            throw RecognitionError(.badSettings, "Tesseract has no variable \(name) that can be set to \(value)")
        }
        unsafe self.handle = handle
        let folder = unsafe TessBaseAPIGetDatapath(handle).map { unsafe String(cString: $0) } ?? dataPath ?? ""
        dataFiles = requested.sorted().map { "\(folder.hasSuffix("/") ? folder : folder + "/")\($0).traineddata" }
    }

    deinit { unsafe TessBaseAPIDelete(handle) }

    /// Reads one block.
    ///
    /// - Returns: See `TextRecognizer.lines(in:)`.
    package mutating func read(_ block: TextBlock) throws(RecognitionError) -> [TextLine] {
        let image = block.image
        // Tesseract makes up text for blank paper in its line modes.
        guard let darkest = image.samples.min(), let lightest = image.samples.max(), lightest - darkest >= 8 else {
            return []
        }
        // Pages run in parallel as processes; Tesseract's own threads would only compete. The setting is one of the
        // calling thread, and an actor may be on another thread each time.
        omp_set_max_active_levels(0)
        unsafe TessBaseAPISetPageSegMode(handle, block.pageMode.tesseractMode)
        defer { unsafe TessBaseAPIClear(handle) }
        let status = unsafe image.samples.withUnsafeBufferPointer { samples in
            unsafe TessBaseAPISetImage(
                handle,
                samples.baseAddress,
                CInt(image.width),
                CInt(image.height),
                1,
                CInt(image.width)
            )
            unsafe TessBaseAPISetSourceResolution(handle, CInt(min(max(block.dpi, 70), 2400)))
            return unsafe TessBaseAPIRecognize(handle, nil)
        }
        guard status == 0 else {
            throw RecognitionError(
                .engineFailed,
                "Tesseract failed on a block of \(image.width) x \(image.height) pixels"
            )
        }
        return collectLines(within: image.bounds)
    }

    private func collectLines(within bounds: PixelRect) -> [TextLine] {
        guard let results = unsafe TessBaseAPIGetIterator(handle) else { return [] }
        defer { unsafe TessResultIteratorDelete(results) }
        let places = unsafe TessResultIteratorGetPageIterator(results)
        var lines: [TextLine] = []
        var words: [Word] = []
        repeat {
            if unsafe TessPageIteratorIsAtBeginningOf(places, RIL_TEXTLINE) != 0 {
                TextLine(words: words).map { lines.append($0) }
                words = []
            }
            var (left, top, right, bottom) = (CInt(0), CInt(0), CInt(0), CInt(0))
            guard unsafe TessPageIteratorBoundingBox(places, RIL_WORD, &left, &top, &right, &bottom) != 0,
                let utf8 = unsafe TessResultIteratorGetUTF8Text(results, RIL_WORD)
            else { continue }
            defer { unsafe TessDeleteText(utf8) }
            let box = PixelRect(x0: Int(left), y0: Int(top), x1: Int(right), y1: Int(bottom)).intersection(bounds)
            // Now and then a space comes with a word.
            let text = unsafe String(cString: utf8).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let confidence = Double(unsafe TessResultIteratorConfidence(results, RIL_WORD)) / 100
            guard !box.isEmpty, !text.isEmpty else { continue }
            words.append(Word(bbox: box, text: text, confidence: min(1, max(0, confidence))))
        } while unsafe TessResultIteratorNext(results, RIL_WORD) != 0
        TextLine(words: words).map { lines.append($0) }
        return lines
    }

    /// Nothing that was read may change what is read next.
    private static let fixedVariables = [
        ("classify_enable_learning", "0"), ("classify_enable_adaptive_matcher", "0"), ("tessedit_enable_doc_dict", "0"),
    ]

    private static func loadedLanguages(of handle: OpaquePointer) -> [String] {
        guard let names = unsafe TessBaseAPIGetLoadedLanguagesAsVector(handle) else { return [] }
        defer { unsafe TessDeleteTextArray(names) }
        var languages: [String] = []
        var index = 0
        while let name = unsafe names[index] {
            languages.append(unsafe String(cString: name))
            index += 1
        }
        return languages
    }

    private static func missingLanguages(_ names: [String], dataPath: String?) -> RecognitionError {
        let packages = names.map { "tesseract-ocr-" + $0.replacing("_", with: "-") }.joined(separator: " ")
        let place = dataPath.map { " in \($0)" } ?? ""
        return RecognitionError(
            .languageMissing,
            "Tesseract has no data for \(names.joined(separator: ", "))\(place); install it: apt-get install \(packages)"
        )
    }
}

extension TextBlock.PageMode {
    fileprivate var tesseractMode: TessPageSegMode {
        switch self {
        case .block: PSM_SINGLE_BLOCK
        case .column: PSM_SINGLE_COLUMN
        case .line: PSM_SINGLE_LINE
        case .rawLine: PSM_RAW_LINE
        }
    }
}

extension TextLine {
    /// The line made of `words`, left to right; `nil` if there are none.
    package init?(words: [Word]) {
        guard let box = PixelRect.hull(words.map(\.bbox)) else { return nil }
        let length = words.reduce(0) { $0 + $1.text.count }
        let sum = words.reduce(0) { $0 + $1.confidence * Double($1.text.count) }
        self.init(
            bbox: box,
            text: words.map(\.text).joined(separator: " "),
            confidence: sum / Double(max(1, length)),
            words: words
        )
    }
}
