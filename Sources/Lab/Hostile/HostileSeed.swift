import CorpusModel
import Foundation
import ImageCodecs
import PageFlow
import Raster

/// A sound small file that hostile ones are made of.
struct HostileSeed: Sendable {
    /// What it is, such as `tiff-tiles`; part of the names of the files made of it.
    var name: String
    /// Ending of its name.
    var fileExtension: String
    var bytes: [UInt8]

    /// Its format, by its content.
    var format: ScanFormat? { ScanFormat.sniff(bytes) }

    /// Longest file that is taken as it is.
    private static let longest = 16 << 10
    /// Width to which the page of a longer one is reduced, pixels.
    private static let reducedWidth = 200

    /// One file of every kind that is written here, all of one drawn page.
    static func made() throws -> [HostileSeed] {
        let page = drawnPage(width: 120, height: 150)
        let strips = SeedTIFF.gray(page)
        let jpeg = try ImageEncoder.jpeg(page, quality: 50, dpi: 100)
        let jp2 = try ImageEncoder.jpeg2000(page)
        let scan = SeedPDF.Picture(page, bytes: jpeg, filter: "DCTDecode")
        return [
            HostileSeed(name: "jpeg", fileExtension: "jpg", bytes: jpeg),
            HostileSeed(name: "png", fileExtension: "png", bytes: try ImageEncoder.png(page, dpi: 100)),
            HostileSeed(name: "png-bitonal", fileExtension: "png", bytes: try ImageEncoder.bitonalPNG(page)),
            HostileSeed(name: "jp2", fileExtension: "jp2", bytes: jp2),
            HostileSeed(name: "j2k", fileExtension: "j2k", bytes: codestream(of: jp2)),
            HostileSeed(name: "tiff-lzw", fileExtension: "tif", bytes: try ImageEncoder.tiff(page)),
            HostileSeed(name: "tiff-g4", fileExtension: "tif", bytes: try ImageEncoder.tiffG4([page], dpi: 100)),
            HostileSeed(name: "tiff-g4-two", fileExtension: "tif", bytes: try ImageEncoder.tiffG4([page, page])),
            HostileSeed(name: "tiff-strips", fileExtension: "tif", bytes: strips.file()),
            HostileSeed(name: "tiff-big-endian", fileExtension: "tif", bytes: strips.file(isBigEndian: true)),
            HostileSeed(name: "tiff-big", fileExtension: "tif", bytes: strips.file(isBigTIFF: true)),
            HostileSeed(name: "tiff-tiles", fileExtension: "tif", bytes: SeedTIFF.tiled(page).file()),
            HostileSeed(name: "tiff-planes", fileExtension: "tif", bytes: SeedTIFF.planes(page).file()),
            HostileSeed(name: "tiff-sixteen", fileExtension: "tif", bytes: SeedTIFF.sixteenBits(page).file()),
            HostileSeed(name: "tiff-float", fileExtension: "tif", bytes: SeedTIFF.floats(page).file()),
            HostileSeed(name: "tiff-palette", fileExtension: "tif", bytes: SeedTIFF.palette(page).file()),
            HostileSeed(name: "pdf", fileExtension: "pdf", bytes: SeedPDF.file([.scan(scan)])),
            HostileSeed(name: "pdf-two", fileExtension: "pdf", bytes: SeedPDF.file([.scan(scan), .text])),
            HostileSeed(
                name: "pdf-jpx",
                fileExtension: "pdf",
                bytes: SeedPDF.file([.scan(SeedPDF.Picture(page, bytes: jp2, filter: "JPXDecode"))])
            ),
            HostileSeed(name: "bmp", fileExtension: "bmp", bytes: SeedBitmap.bmp(page)),
            HostileSeed(name: "pgm", fileExtension: "pgm", bytes: SeedBitmap.pgm(page)),
            HostileSeed(name: "pbm-text", fileExtension: "pbm", bytes: SeedBitmap.pbmText(page)),
        ]
    }

    /// The seeds that a file of the user's gives: the file itself where it is short, else its first page, reduced, in the
    /// file's own format or, where that is not written here, in JPEG.
    ///
    /// - Throws: `DecodeError` for a long file that cannot be decoded, `EncodeError`.
    static func seed(of path: String) async throws -> HostileSeed {
        let url = URL(fileURLWithPath: path)
        let name = url.deletingPathExtension().lastPathComponent.lowercased()
            .map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }.joined()
        let data = try Data(contentsOf: url)
        guard data.count > longest else {
            return HostileSeed(name: name, fileExtension: url.pathExtension.lowercased(), bytes: Array(data))
        }
        let page = try await DecodeStage().run(PageRequest(id: name, path: path, page: 1)).image
        let width = min(reducedWidth, page.width)
        let small = page.scaled(toWidth: width, height: max(1, page.height * width / page.width))
        let (ending, bytes): (String, [UInt8]) =
            switch ScanFormat.sniff(data) {
            case .png: ("png", try ImageEncoder.png(small))
            case .jpeg2000: ("jp2", try ImageEncoder.jpeg2000(small))
            case .tiff: ("tif", try ImageEncoder.tiffG4([small]))
            case .pdf:
                (
                    "pdf",
                    SeedPDF.file([
                        .scan(
                            SeedPDF.Picture(
                                small,
                                bytes: try ImageEncoder.jpeg(small, quality: 50),
                                filter: "DCTDecode"
                            )
                        )
                    ])
                )
            default: ("jpg", try ImageEncoder.jpeg(small, quality: 50))
            }
        return HostileSeed(name: name, fileExtension: ending, bytes: bytes)
    }

    /// A page of bars in two columns, as lines of print look from afar.
    static func drawnPage(width: Int, height: Int) -> GrayImage {
        let samples = (0..<(width * height)).map { index -> UInt8 in
            let (x, y) = (index % width, index / width)
            let isMargin = x < 6 || x >= width - 6 || y < 6 || y >= height - 6 || abs(x - width / 2) < 3
            let isInk = !isMargin && y % 6 < 3 && (x * 7 + y / 6 * 13) % 11 > 2
            return isInk ? UInt8(20 + (x * y) % 30) : UInt8(225 + (x + y) % 20)
        }
        return GrayImage(width: width, height: height, samples: samples)
    }

    /// The codestream inside a JP2 file.
    private static func codestream(of file: [UInt8]) -> [UInt8] {
        let start = file.indices.first { file[$0...].starts(with: [0xFF, 0x4F, 0xFF, 0x51]) } ?? 0
        return Array(file[start...])
    }
}
