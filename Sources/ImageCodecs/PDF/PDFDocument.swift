import CorpusFiles
import CorpusModel
import CorpusText
import Foundation
import Raster

/// A PDF file, read through poppler-utils.
struct PDFDocument: Sendable {
    /// Path as given by the user.
    let path: String
    /// The programs.
    let poppler: Poppler

    /// Resolution at which pages are rendered that are not one scan, dots per inch.
    static let renderedDPI = 300

    /// Size of a page as it is shown, in points, and how far it is turned for that.
    struct Page: Equatable {
        /// Size before turning, points of 1/72 inch.
        var width: Double, height: Double
        /// Clockwise turn in degrees: 0, 90, 180 or 270.
        var turn: Int
    }

    /// Number of pages.
    func pageCount() async throws -> Int {
        let text = try await info([])
        guard let count = text.map(Self.fields)?["Pages"].flatMap({ Int($0) }), count > 0 else {
            throw DecodeError.corrupt(path, "it has no pages")
        }
        return count
    }

    /// Decodes page `page`, from 1: the scan's own pixels where the page is one scan, else rendered at 300 dpi.
    func decode(page: Int, limits: DecodeLimits, reduction: DecodeReduction) async throws -> DecodedImage {
        let only = ["-box", "-f", "\(page)", "-l", "\(page)"]
        guard page >= 1, let text = try await info(only, allowing: "page range") else {
            let count = try await pageCount()
            throw DecodeError(.pageMissing, "\(path): has \(count) pages, and page \(page) was asked for")
        }
        let fields = Self.fields(text)
        guard let shape = Self.shape(fields, page: page) else {
            throw DecodeError.corrupt(path, "page \(page) has no size")
        }
        let boxes = PDFBoxes(fields, page: page)
        if let scan = try await scan(page: page, shape: shape, boxes: boxes, limits: limits) {
            return scan.reduced(reduction)
        }
        return try await rendered(page: page, shape: shape, limits: limits).reduced(reduction)
    }

    // MARK: - One scan

    /// The image that is the whole page, or what the page's crop box shows of it; `nil` if there is none or if the page shows
    /// more than it.
    ///
    /// Invisible text laid over a scan makes no difference to a rendering, visible text, stamps and masks do: so the
    /// image counts as the page only if it looks like a small rendering of the page, turned by a quarter if need be.
    private func scan(page: Int, shape: Page, boxes: PDFBoxes?, limits: DecodeLimits) async throws -> DecodedImage? {
        let only = ["-f", "\(page)", "-l", "\(page)"]
        let list = try await poppler.run(.pdfimages, ["-list"] + only, on: path)
        let images = PDFImageEntry.parse(String(decoding: list.bytes, as: UTF8.self))
        guard list.isSuccess, let (entry, area) = Self.covering(images, shape: shape, boxes: boxes) else { return nil }
        try limits.check(width: entry.width, height: entry.height, path: path)
        let image = try await extracted(entry, page: page, limits: limits)
        guard let image, image.fullWidth == entry.width, image.fullHeight == entry.height else { return nil }
        let upright: GrayImage
        if image.isTruncated {
            // What is missing looks otherwise in a rendering.
            upright = image.image.rotated(quarterTurns: shape.turn / 90)
        } else {
            let proof = try await poppler.run(
                .pdftoppm,
                (area.part == nil ? ["-cropbox"] : []) + ["-gray", "-scale-to", "\(PageLikeness.proofSide)"] + only,
                on: path
            )
            guard proof.isSuccess, let shown = PortableGraymap.image(proof.bytes),
                let turned = PageLikeness.turned(image.image, toLookLike: shown)
            else { return nil }
            upright = turned
        }
        let isSideways = upright.width != image.image.width && upright.height != image.image.height
        let isPlacedSideways = isSideways != (shape.turn % 180 != 0)
        let (across, down) = isPlacedSideways ? (area.height, area.width) : (area.width, area.height)
        let density = StatedDensity(x: Double(entry.width) / across * 72, y: Double(entry.height) / down * 72)
        let part = area.part.map { part in
            let (x0, y0, x1, y1) = part.pixels(width: upright.width, height: upright.height)
            return upright.cropped(to: PixelRect(x0: x0, y0: y0, x1: x1, y1: y1))
        }
        let shown = part ?? upright
        guard shown.width > 0, shown.height > 0 else { return nil }
        return DecodedImage(
            image: shown,
            fullWidth: shown.width,
            fullHeight: shown.height,
            density: isSideways ? StatedDensity(x: density.y, y: density.x) : density,
            isTruncated: image.isTruncated
        )
    }

    /// What an image covers: all that the page shows, or all that it is laid on.
    private struct Area {
        /// Size before turning, points.
        var width: Double, height: Double
        /// What the page shows of it; `nil` for all.
        var part: PDFBoxes.Part?
    }

    /// The one image that covers the page, as it is shown or, where the crop box hides some of it, as it is laid out.
    private static func covering(
        _ images: [PDFImageEntry],
        shape: Page,
        boxes: PDFBoxes?
    ) -> (PDFImageEntry, Area)? {
        let shown = Area(width: shape.width, height: shape.height, part: nil)
        let all = boxes.flatMap { boxes in
            boxes.isCropped
                ? Area(width: boxes.media.width, height: boxes.media.height, part: boxes.part(turn: shape.turn)) : nil
        }
        // A crop box that is little smaller than the page leaves both possible: the nearer one it is.
        let found = images.compactMap { image in
            [shown, all].compactMap { $0 }
                .map { (area: $0, misfit: image.misfit(width: $0.width / 72, height: $0.height / 72)) }
                .filter { $0.misfit <= PDFImageEntry.toleratedMisfit }
                .min { $0.misfit < $1.misfit }
                .map { (image, $0.area) }
        }
        return found.count == 1 ? found[0] : nil
    }

    /// The embedded image, decoded from its own JPEG or JPEG 2000 data, or from an uncompressed TIFF of its pixels.
    private func extracted(_ entry: PDFImageEntry, page: Int, limits: DecodeLimits) async throws -> DecodedImage? {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appendingPathComponent("broadsheet-\(UUID().uuidString)")
        do {
            try files.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw DecodeError(.unreadable, "\(path): needs a temporary folder at \(folder.path); \(error)")
        }
        defer { try? files.removeItem(at: folder) }
        let output = try await poppler.run(
            .pdfimages,
            ["-tiff", "-j", "-jp2", "-f", "\(page)", "-l", "\(page)"],
            on: path,
            last: [folder.appendingPathComponent("i").path]
        )
        let stem = "i-" + entry.number.zeroPadded(to: 3) + "."
        let names = try files.contentsOfDirectory(atPath: folder.path).sorted()
        guard output.isSuccess, let name = names.first(where: { $0.hasPrefix(stem) }) else { return nil }
        let file = try ScanFile.read(folder.appendingPathComponent(name).path, limits: limits)
        return try file.decodedImage(page: 1, limits: limits, reduction: .full, named: path, isEmbedded: true)
    }

    // MARK: - Rendering

    private func rendered(page: Int, shape: Page, limits: DecodeLimits) async throws -> DecodedImage {
        let scale = Double(Self.renderedDPI) / 72
        let (width, height) = (Int((shape.width * scale).rounded(.up)), Int((shape.height * scale).rounded(.up)))
        try limits.check(width: width, height: height, path: path)
        let output = try await poppler.run(
            .pdftoppm,
            ["-cropbox", "-gray", "-r", "\(Self.renderedDPI)", "-f", "\(page)", "-l", "\(page)"],
            on: path,
            outputLimit: (width + 8) * (height + 8) + 1024
        )
        guard output.isSuccess, let image = PortableGraymap.image(output.bytes) else { throw try damage(output) }
        let dpi = Double(Self.renderedDPI)
        return DecodedImage(
            image: image,
            fullWidth: image.width,
            fullHeight: image.height,
            density: StatedDensity(x: dpi, y: dpi)
        )
    }

    // MARK: - pdfinfo

    /// What pdfinfo writes; `nil` if it fails with the words `allowed`.
    private func info(_ arguments: [String], allowing allowed: String? = nil) async throws -> String? {
        let output = try await poppler.run(.pdfinfo, arguments, on: path)
        if output.isSuccess { return String(decoding: output.bytes, as: UTF8.self) }
        if let allowed, output.complaint.contains(allowed) { return nil }
        throw try damage(output)
    }

    /// What a failed program means for the file.
    private func damage(_ output: Poppler.Output) throws -> DecodeError {
        let line = output.complaint.split(separator: "\n").first.map(String.init) ?? "no explanation from poppler"
        if output.complaint.contains("security handler") {
            return DecodeError(
                .unsupported,
                "\(path): is encrypted in a way that is not read; save it without: \"qpdf --decrypt IN.pdf OUT.pdf\" (qpdf)"
            )
        }
        if output.complaint.contains("Incorrect password") {
            return DecodeError(
                .unsupported,
                "\(path): is locked by a password; save it without one: "
                    + "\"qpdf --password=PASSWORD --decrypt IN.pdf OUT.pdf\" (qpdf)"
            )
        }
        return try ScanFile.tail(of: path, count: 2048).contains("%%EOF")
            ? DecodeError(
                .corrupt,
                "\(path): the data are damaged (\(line)); copy or download the file again, or mend it with "
                    + "\"qpdf IN.pdf OUT.pdf\" (qpdf)"
            ) : .truncated(path, line)
    }

    /// `Key: value` lines.
    static func fields(_ text: String) -> [String: String] {
        var fields: [String: String] = [:]
        for line in text.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let key = line[..<colon].split(separator: " ").joined(separator: " ")
            fields[key] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        return fields
    }

    /// Size and turn from `Page N size: W x H pts` and `Page N rot: R`.
    static func shape(_ fields: [String: String], page: Int) -> Page? {
        guard let size = fields["Page \(page) size"] ?? fields["Page size"] else { return nil }
        let words = size.split(separator: " ")
        guard words.count >= 3, let width = Double(words[0]), let height = Double(words[2]), width > 0, height > 0
        else { return nil }
        let turn = (fields["Page \(page) rot"] ?? fields["Page rot"]).flatMap { Int($0) } ?? 0
        return Page(width: width, height: height, turn: turn)
    }
}
