import CorpusFiles
package import CorpusModel
package import PageFlow
import Raster

/// The first stage: a page of a scan file to gray pixels.
///
/// The format is detected from the content. Colours become luma (Rec. 601), transparency lies on white paper, 16 bits
/// become 8. A picture that its file says is to be turned or mirrored is. A PDF page that is one scan gives that scan's own
/// pixels, as far as they lie within the page's crop box; any other is rendered at 300 dpi. Files that end early give what they
/// hold, and white.
package struct DecodeStage: Stage {
    /// Largest images that are decoded.
    package var limits: DecodeLimits
    /// Size of the result; JPEG and JPEG 2000 save the time of what is left out.
    package var reduction: DecodeReduction
    /// The PDF programs.
    package var poppler = Poppler()

    package var identity: StageIdentity {
        StageIdentity(name: "decode", version: 2, settings: ["reduction": "\(reduction.rawValue)"])
    }

    package init(limits: DecodeLimits = .default, reduction: DecodeReduction = .full) {
        (self.limits, self.reduction) = (limits, reduction)
        // Before the first page also for Tesseract, which calls Leptonica later on whatever format the page came in.
        _ = LeptonicaCodec.isSilent
    }

    /// Decodes the page that is asked for.
    ///
    /// - Throws: `DecodeError`, every message of which names the file and the remedy.
    @concurrent package func run(_ input: PageRequest) async throws -> RasterPage {
        let file = try ScanFile.read(input.path, limits: limits, known: input.file)
        let decoded = try await image(of: file, page: input.page)
        let source = ScanSource(
            path: input.path,
            page: input.page,
            sha256: file.sha256,
            orientation: decoded.orientation == .upright ? nil : decoded.orientation.rawValue,
            truncated: decoded.isTruncated ? true : nil
        )
        return rasterPage(decoded, source: source)
    }

    // Inlined into `run`, it crashes the optimiser of Swift 6.3.1 ("while splitting coroutine").
    @inline(never)
    private func image(of file: ScanFile, page: Int) async throws -> DecodedImage {
        guard file.format == .pdf else {
            return try file.decodedImage(page: page, limits: limits, reduction: reduction, named: file.path)
        }
        return try await PDFDocument(path: file.path, poppler: poppler)
            .decode(page: page, limits: limits, reduction: reduction)
    }

    private func rasterPage(_ decoded: DecodedImage, source: ScanSource) -> RasterPage {
        let dpi = decoded.density?.credible(width: decoded.fullWidth, height: decoded.fullHeight)
        return RasterPage(
            source: source,
            image: decoded.image,
            fileResolution: dpi.map { Resolution(dpi: max(1, $0 / reduction.rawValue), source: .file) }
        )
    }
}

extension ScanFile {
    /// Decodes an image file that is not a PDF; messages speak of `path`.
    ///
    /// - Parameters:
    ///   - page: from 1.
    ///   - limits: largest image.
    ///   - reduction: size of the result.
    ///   - path: the name by which messages call the file.
    ///   - isEmbedded: whether the file was taken out of a PDF, which tells itself how it is to be turned.
    /// - Returns: the image as it is to be seen.
    /// - Throws: `DecodeError`.
    func decodedImage(
        page: Int,
        limits: DecodeLimits,
        reduction: DecodeReduction,
        named path: String,
        isEmbedded: Bool = false
    ) throws -> DecodedImage {
        guard page == 1 || format == .tiff else {
            throw DecodeError(.pageMissing, "\(path): has one page, and page \(page) was asked for")
        }
        return switch format {
        case .jpeg:
            try JPEGCodec.decode(bytes, path: path, limits: limits, reduction: reduction)
                .oriented(isEmbedded ? .upright : JPEGMarkers(bytes).orientation)
        case .jpeg2000:
            try JPEG2000Codec.decode(bytes, path: path, limits: limits, reduction: reduction)
                .reduced(reduction)
        case .png:
            try PNGCodec.decode(bytes, path: path, limits: limits).reduced(reduction)
                .oriented(PNGChunks(bytes).orientation)
        case .tiff: try TIFFDecoder.decode(self.path, page: page, named: path, limits: limits).reduced(reduction)
        case .bmp, .gif, .pnm, .webp:
            try LeptonicaCodec.decode(bytes, format: format, path: path, limits: limits).reduced(reduction)
        case .pdf: throw DecodeError.unsupported(path, "a PDF inside a PDF is not read")
        }
    }
}

extension DecodedImage {
    /// The image scaled to what a reduction asks for, if the decoder has not done so.
    func reduced(_ reduction: DecodeReduction) -> DecodedImage {
        let divisor = reduction.rawValue
        let (width, height) = ((fullWidth + divisor - 1) / divisor, (fullHeight + divisor - 1) / divisor)
        guard image.width != width || image.height != height else { return self }
        var small = self
        small.image = image.scaled(toWidth: width, height: height)
        return small
    }
}
