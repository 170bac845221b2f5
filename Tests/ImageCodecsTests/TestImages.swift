import CorpusModel
import Foundation
import ImageCodecs
import PageFlow
import Raster

/// Pictures and files that the tests make themselves.
enum TestImages {
    /// A ramp from left to right with dark bars over it: every tone, sharp edges, no symmetry.
    static func page(width: Int = 120, height: Int = 90) -> GrayImage {
        var samples: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let isBar = y % 30 < 4 && x > width / 3 || x < 3 && y < height / 4
                samples.append(isBar ? 10 : UInt8(x * 255 / (width - 1)))
            }
        }
        return GrayImage(width: width, height: height, samples: samples)
    }

    /// A smooth slope from one corner to the other.
    static func slope(width: Int, height: Int) -> GrayImage {
        let samples = (0..<width * height).map { UInt8(($0 % width + $0 / width) * 255 / (width + height)) }
        return GrayImage(width: width, height: height, samples: samples)
    }

    /// Black bars on white.
    static func bitonal(width: Int = 120, height: Int = 90) -> GrayImage {
        let samples = page(width: width, height: height).samples.map { $0 < 60 ? UInt8(0) : 255 }
        return GrayImage(width: width, height: height, samples: samples)
    }

    /// Greatest difference of two images of one size; 256 if the sizes differ.
    static func difference(_ one: GrayImage, _ other: GrayImage) -> Int {
        guard one.width == other.width, one.height == other.height else { return 256 }
        return zip(one.samples, other.samples).map { abs(Int($0) - Int($1)) }.max() ?? 0
    }
}

/// A folder for the files of one test.
struct TestFolder {
    let path: String

    init() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("codecs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        path = place.path
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and gives its path.
    func write(_ bytes: [UInt8], as name: String) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }
}

/// Decodes bytes by way of a file, as a stage does.
func decode(
    _ bytes: [UInt8],
    as name: String = "scan.bin",
    page: Int = 1,
    limits: DecodeLimits = .default,
    reduction: DecodeReduction = .full
) async throws -> RasterPage {
    let folder = try TestFolder()
    defer { folder.remove() }
    let path = try folder.write(bytes, as: name)
    return try await DecodeStage(limits: limits, reduction: reduction)
        .run(PageRequest(id: "p", path: path, page: page))
}

/// Decodes bytes that cannot be decoded and gives the error; `nil` if they could.
func failure(
    _ bytes: [UInt8],
    as name: String = "scan.bin",
    page: Int = 1,
    limits: DecodeLimits = .default
) async throws -> DecodeError? {
    do {
        _ = try await decode(bytes, as: name, page: page, limits: limits)
        return nil
    } catch let error as DecodeError {
        return error
    }
}

/// Big- or little-endian bytes of a whole number.
func bytes(_ value: Int, size: Int, isLittleEndian: Bool = false) -> [UInt8] {
    let big = (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * (size - 1 - $0))) }
    return isLittleEndian ? big.reversed() : big
}
