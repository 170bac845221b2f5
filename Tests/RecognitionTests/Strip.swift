import CorpusModel
import Foundation
import PageFlow
import Raster
import Testing

/// A typeset strip of text: a bitmap in `Resources`, set in Old Standard (SIL Open Font License) by ImageMagick.
struct Strip: Sendable {
    let name: String
    let lines: [String]

    static let wheat = Strip(
        name: "wheat",
        lines: [
            "The wheat crop of this county", "has been gathered in good", "order, and the mills will be",
            "busy until the first snow.",
        ]
    )
    static let council = Strip(
        name: "council",
        lines: [
            "At the meeting of the council", "on Tuesday a motion to pave", "Market street was carried by",
            "seven votes to two.",
        ]
    )

    /// The picture, black on white.
    func image() throws -> GrayImage {
        let url = try #require(Bundle.module.url(forResource: name, withExtension: "pbm", subdirectory: "Resources"))
        let bytes = [UInt8](try Data(contentsOf: url))
        // Netpbm P4: "P4", width, height, one byte of white space, rows of packed bits, 1 is black.
        var fields: [Int] = []
        var at = 2
        while fields.count < 2 {
            while bytes[at].isSpace { at += 1 }
            var value = 0
            while !bytes[at].isSpace {
                value = value * 10 + Int(bytes[at]) - 48
                at += 1
            }
            fields.append(value)
        }
        at += 1
        let (width, height) = (fields[0], fields[1])
        let stride = (width + 7) / 8
        var samples: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                samples.append(bytes[at + y * stride + x / 8] >> (7 - x % 8) & 1 == 1 ? 0 : 255)
            }
        }
        return GrayImage(width: width, height: height, samples: samples)
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 32 || self == 10 }
}

extension GrayImage {
    /// A white page with pictures on it.
    static func page(width: Int, height: Int, _ parts: [(image: GrayImage, x: Int, y: Int)]) -> GrayImage {
        var samples = [UInt8](repeating: 255, count: width * height)
        for part in parts {
            for y in 0..<part.image.height {
                for x in 0..<part.image.width {
                    samples[(y + part.y) * width + x + part.x] = part.image[x, y]
                }
            }
        }
        return GrayImage(width: width, height: height, samples: samples)
    }

    /// A layout of this picture as an upright page of 150 dpi, without tables.
    func layout(_ regions: [LayoutRegion], bodyXHeight: Double = 13) -> StructuredLayout {
        StructuredLayout(plain: pageLayout(regions, bodyXHeight: bodyXHeight))
    }

    /// The same as layout gives it.
    func pageLayout(_ regions: [LayoutRegion], bodyXHeight: Double = 13) -> PageLayout {
        PageLayout(
            source: ScanSource(path: "strip.pbm", page: 1, sha256: ""),
            upright: self,
            frame: PageFrame(upright: self),
            resolution: Resolution(dpi: 150, source: .file),
            bodyXHeight: bodyXHeight,
            regions: regions,
            separators: []
        )
    }
}
