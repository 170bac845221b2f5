import CorpusFiles
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
        let only = ["-f", "\(page)", "-l", "\(page)"]
        guard page >= 1, let text = try await info(only, allowing: "page range") else {
            let count = try await pageCount()
            throw DecodeError(.pageMissing, "\(path): has \(count) pages, and page \(page) was asked for")
        }
        let fields = Self.fields(text)
        guard let shape = Self.shape(fields, page: page) else {
            throw DecodeError.corrupt(path, "page \(page) has no size")
        }
        if let scan = try await scan(page: page, shape: shape, limits: limits) { return scan.reduced(reduction) }
        return try await rendered(page: page, shape: shape, limits: limits).reduced(reduction)
    }

    // MARK: - One scan

    /// The image that is the whole page; `nil` if there is none or if the page shows more than it.
    ///
    /// Invisible text laid over a scan makes no difference to a rendering, visible text, stamps and masks do: so the
    /// image counts as the page only if it looks like a small rendering of the page, turned by a quarter if need be.
    private func scan(page: Int, shape: Page, limits: DecodeLimits) async throws -> DecodedImage? {
        let only = ["-f", "\(page)", "-l", "\(page)"]
        let list = try await poppler.run(.pdfimages, ["-list"] + only, on: path)
        let images = PDFImageEntry.parse(String(decoding: list.bytes, as: UTF8.self))
        let covering = images.filter { $0.covers(width: shape.width / 72, height: shape.height / 72) }
        guard list.isSuccess, covering.count == 1, let entry = covering.first else { return nil }
        try limits.check(width: entry.width, height: entry.height, path: path)
        let image = try await extracted(entry, page: page, limits: limits)
        guard let image, image.fullWidth == entry.width, image.fullHeight == entry.height else { return nil }
        let proof = try await poppler.run(
            .pdftoppm,
            ["-gray", "-scale-to", "\(PageLikeness.proofSide)"] + only,
            on: path
        )
        guard proof.isSuccess, let shown = PortableGraymap.image(proof.bytes) else { return nil }
        guard let upright = PageLikeness.turned(image.image, toLookLike: shown) else { return nil }
        let isSideways = upright.width != image.image.width && upright.height != image.image.height
        let isPlacedSideways = isSideways != (shape.turn % 180 != 0)
        let (across, down) = isPlacedSideways ? (shape.height, shape.width) : (shape.width, shape.height)
        let density = StatedDensity(x: Double(entry.width) / across * 72, y: Double(entry.height) / down * 72)
        return DecodedImage(
            image: upright,
            fullWidth: upright.width,
            fullHeight: upright.height,
            density: isSideways ? StatedDensity(x: density.y, y: density.x) : density
        )
    }

    /// The embedded image, decoded from its own JPEG or JPEG 2000 data, or from an uncompressed TIFF of its pixels.
    private func extracted(_ entry: PDFImageEntry, page: Int, limits: DecodeLimits) async throws -> DecodedImage? {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appendingPathComponent("broadsheet-\(UUID().uuidString)")
        do {
            try files.createDirectory(at: folder, withIntermediateDirectories: true)
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
        return try file.decodedImage(page: 1, limits: limits, reduction: .full, named: path)
    }

    // MARK: - Rendering

    private func rendered(page: Int, shape: Page, limits: DecodeLimits) async throws -> DecodedImage {
        let scale = Double(Self.renderedDPI) / 72
        let (width, height) = (Int((shape.width * scale).rounded(.up)), Int((shape.height * scale).rounded(.up)))
        try limits.check(width: width, height: height, path: path)
        let output = try await poppler.run(
            .pdftoppm,
            ["-gray", "-r", "\(Self.renderedDPI)", "-f", "\(page)", "-l", "\(page)"],
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
        if output.complaint.contains("Incorrect password") {
            return DecodeError(.unsupported, "\(path): is locked by a password; save it without one")
        }
        return try ScanFile.tail(of: path, count: 2048).contains("%%EOF")
            ? .corrupt(path, line) : .truncated(path, line)
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
