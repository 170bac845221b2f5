import CorpusFiles
import CorpusModel
import Foundation
import ImageCodecs
import PageFlow
import Raster

/// Finds the scans of records and reduces them to the pictures of the report.
struct ScanPictures: Sendable {
    /// The JPEG files of one page; without them, `note` says why.
    struct Pictures: Sendable {
        var picture: Data?, thumbnail: Data?, note: String?
        /// Boxes cut out of the scan, in the order they were asked for; none where they lie outside.
        var cuttings: [Data?] = []
    }

    /// Width of the pictures in lists, pixels.
    static let thumbnailWidth = 300
    /// Most pixels of the width of a cutting; what is narrower is not made wider.
    static let cuttingWidth = 480

    let roots: [URL]
    let width: Int
    let quality: Int

    /// Reads and reduces the scan of a record; a scan that is missing, broken or changed gives a note.
    ///
    /// `boxes` are cut out as well, page pixels of the record.
    func pictures(of record: PageRecord, cutting boxes: [PixelRect] = []) async -> Pictures {
        let path = record.source.path
        if record.source.text?.use == .alone {
            return Pictures(note: "There is no scan of this page, only its text: \(path).")
        }
        guard let file = file(of: path) else {
            return Pictures(note: "The scan \(path) is no longer there; name its folder with --scans.")
        }
        do {
            let openable = try OpenableFile(file)
            let request = PageRequest(id: record.id, path: openable.path, page: record.source.page)
            let page = try await DecodeStage(reduction: reduction(of: record, boxes)).run(request)
            _ = consume openable
            let image = record.frame.map { page.image.framed(as: $0) } ?? page.image
            return Pictures(
                picture: try jpeg(image, width: width, quality: quality),
                thumbnail: try jpeg(image, width: Self.thumbnailWidth, quality: min(quality, 60)),
                note: page.source.sha256 == record.source.sha256
                    ? nil : "The scan \(path) is not the file that was read for this record; boxes may lie elsewhere.",
                cuttings: try boxes.map { try cutting($0, of: image, record) }
            )
        } catch {
            return Pictures(note: "The scan cannot be shown. \(error)")
        }
    }

    /// The strongest reduction that leaves enough pixels; decoders save the time of what is left out.
    private func reduction(of record: PageRecord, _ boxes: [PixelRect]) -> DecodeReduction {
        let narrowest = boxes.map(\.width).filter { $0 > 0 }.min() ?? record.image.width
        let needed = max(width, min(record.image.width, Self.cuttingWidth * record.image.width / max(1, narrowest)))
        let enough = [DecodeReduction.eighth, .quarter, .half].first {
            record.image.width / $0.rawValue >= (boxes.isEmpty ? width : needed)
        }
        return enough ?? .full
    }

    /// The part of a page, which may have been decoded smaller, that a box of the record covers.
    private func cutting(_ box: PixelRect, of image: GrayImage, _ record: PageRecord) throws -> Data? {
        let scale = Double(image.width) / Double(max(1, record.image.width))
        func scaled(_ value: Int) -> Int { Int((Double(value) * scale).rounded()) }
        let part = PixelRect(x0: scaled(box.x0), y0: scaled(box.y0), x1: scaled(box.x1), y1: scaled(box.y1))
            .intersection(image.bounds)
        guard !part.isEmpty else { return nil }
        return try jpeg(image.cropped(to: part), width: Self.cuttingWidth, quality: quality)
    }

    private func jpeg(_ image: GrayImage, width: Int, quality: Int) throws -> Data {
        let width = min(width, image.width)
        let height = max(1, (image.height * width + image.width / 2) / image.width)
        return Data(try ImageEncoder.jpeg(image.scaled(toWidth: width, height: height), quality: quality))
    }

    /// The scan at its own path, or below a root by as much of its path as is found there.
    func file(of path: String) -> String? {
        let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
        let below = roots.flatMap { root in
            parts.indices.map { root.path + "/" + parts[$0...].joined(separator: "/") }
        }
        return ([path] + below).first { FileKind(at: $0) == .file }
    }
}

extension GrayImage {
    /// The scan as the boxes of a record lie on it: upright and positive, but whole.
    fileprivate func framed(as framing: PageFraming) -> GrayImage {
        let upright = rotated(quarterTurns: framing.quarterTurns)
        return framing.inverted.value ? upright.inverted() : upright
    }
}
