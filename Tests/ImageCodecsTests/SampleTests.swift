import Foundation
import PageFlow
import Raster
import Testing

@testable import ImageCodecs

@Suite struct SampleTests {
    @Test("variants of the formats give their tones", arguments: TestSample.all)
    func decodes(_ sample: TestSample) async throws {
        let file = try #require(Data(base64Encoded: sample.file))
        #expect(ScanFormat.sniff(file) == sample.format)
        let image = try await decode(Array(file)).image
        try #require(image.samples.count == sample.tones.count)
        for (tone, expected) in zip(image.samples, sample.tones) {
            #expect(abs(Int(tone) - Int(expected)) <= sample.tolerance)
        }
    }

    @Test("JPEG 2000 keeps every pixel, and reduces", arguments: DecodeReduction.allCases)
    func jpeg2000(_ reduction: DecodeReduction) async throws {
        // Without edges, which wavelets and means treat differently.
        let image = TestImages.slope(width: 320, height: 240)
        let divisor = reduction.rawValue
        let expected = image.scaled(toWidth: 320 / divisor, height: 240 / divisor)
        let small = try await decode(try ImageEncoder.jpeg2000(image), reduction: reduction).image
        #expect(small.width == expected.width && small.height == expected.height)
        let sum = zip(small.samples, expected.samples).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        #expect(sum <= (divisor == 1 ? 0 : 3 * expected.samples.count))
    }

    @Test("JPEG 2000 decoded in strips is what it is at once", arguments: [DecodeReduction.full, .half])
    func strips(_ reduction: DecodeReduction) throws {
        var samples: [UInt8] = []
        for y in 0..<1700 { for x in 0..<700 { samples.append(UInt8(truncatingIfNeeded: (3 * y) ^ (x * (y / 13)))) } }
        let bytes = try ImageEncoder.jpeg2000(GrayImage(width: 700, height: 1700, samples: samples))
        let limits = DecodeLimits(maxPixels: 10_000_000, maxSide: 10_000)
        func decode(stripSamples: Int) throws -> GrayImage {
            try JPEG2000Codec.decode(
                bytes,
                path: "strips.jp2",
                limits: limits,
                reduction: reduction,
                stripSamples: stripSamples
            ).image
        }
        let (whole, strips) = (try decode(stripSamples: 1 << 30), try decode(stripSamples: 1))
        #expect(whole.width == strips.width && whole.height == strips.height)
        #expect(whole.samples == strips.samples)
    }

    @Test func fewLevelsOfJPEG2000AreScaledTheRestOfTheWay() async throws {
        // Three pixels a side leave one halving, an eighth needs three.
        let image = TestImages.page(width: 3, height: 3)
        let small = try await decode(try ImageEncoder.jpeg2000(image), reduction: .eighth).image
        #expect(small.width == 1 && small.height == 1)
    }
}
