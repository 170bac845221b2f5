import CorpusFiles
import CorpusModel
import Inference
import Raster

/// The reader's network with its alphabet and its language: reads the pictures of lines, many at a time.
struct ReaderNetwork: Sendable {
    private let session: InferenceSession
    private let alphabet: ReaderAlphabet
    private let search: CTCBeamSearch

    /// Blank columns at the right of the widest picture at least.
    private static let padding = 8
    /// Widths are rounded up to this many columns, so that there are few shapes to prepare for.
    private static let widthStep = 32
    /// Lines of a batch: more do not stay in the processor's cache, and in 32-bit floats gain nothing.
    private static let batch = 4
    /// Wider lines are read in this width at most; a line of 2,000 letters is none.
    private static let widest = 32_768

    init(session: InferenceSession, alphabet: ReaderAlphabet, language: ReaderLanguage) {
        (self.session, self.alphabet) = (session, alphabet)
        search = CTCBeamSearch(language: language)
    }

    /// A line to read.
    struct Query {
        var shape: LineShape
        var isNegative = false
    }

    /// What is read in each line; `nil` for nothing.
    ///
    /// Each line is read as if it were alone, but for rounding in the last digits.
    ///
    /// - Throws: `InferenceError` where the network cannot be run or answers in another shape.
    func read(_ queries: [Query], on page: GrayImage) throws -> [ReadLine?] {
        var read = [ReadLine?](repeating: nil, count: queries.count)
        let widths = queries.map { query in
            let width = min(LinePicture.width(of: query.shape), Self.widest) + Self.padding
            return (width + Self.widthStep - 1) / Self.widthStep * Self.widthStep
        }
        let order = queries.indices.sorted { (widths[$0], $0) < (widths[$1], $1) }
        var start = 0
        while start < order.count {
            let width = widths[order[start]]
            // Whole batches or single lines: OpenVINO keeps what it made ready for each shape.
            let last = start + Self.batch - 1
            let end = last < order.count && widths[order[last]] == width ? last + 1 : start + 1
            let batch = order[start..<end]
            let pictures = batch.map {
                LinePicture(of: queries[$0].shape, on: page, isNegative: queries[$0].isNegative)
            }
            for (index, line) in zip(batch, try paths(of: pictures, width: width).enumerated()) {
                read[index] = ReadLine(
                    line.element,
                    picture: pictures[line.offset],
                    shape: queries[index].shape,
                    bounds: page.bounds
                )
            }
            start = end
        }
        return read
    }

    private func paths(of pictures: [LinePicture], width: Int) throws(InferenceError) -> [CTCPath] {
        let size = LinePicture.rows * width
        var values = [Float](repeating: 0, count: pictures.count * size)
        for (index, picture) in pictures.enumerated() {
            let columns = min(picture.width, width)
            for row in 0..<LinePicture.rows {
                let (to, from) = (index * size + row * width, row * picture.width)
                for x in 0..<columns { values[to + x] = picture.ink[from + x] }
            }
        }
        let answers = try session.run([Tensor(shape: [pictures.count, 1, LinePicture.rows, width], values: values)])
        let expected = [pictures.count, width / 2, alphabet.classes]
        guard let logits = answers.first, logits.shape == expected else {
            throw InferenceError(
                .modelInvalid,
                "the reader answers with shape \(answers.first?.shape ?? []), not \(expected); check out the Models "
                    + "folder again"
            )
        }
        let numbers = logits.values
        let length = expected[1] * expected[2]
        return pictures.enumerated().map { index, picture in
            let count = min(expected[1], (picture.width + Self.padding) / 2)
            let logits = numbers[(index * length)..<((index + 1) * length)]
            return CTCPath(
                CTCFrames(logits, count: count, classes: alphabet.classes),
                alphabet: alphabet,
                search: search
            )
        }
    }
}
