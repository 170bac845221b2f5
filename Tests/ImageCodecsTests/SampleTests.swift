import Foundation
import ImageCodecs
import PageFlow
import Raster
import Testing

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

    @Test func fewLevelsOfJPEG2000AreScaledTheRestOfTheWay() async throws {
        // Three pixels a side leave one halving, an eighth needs three.
        let image = TestImages.page(width: 3, height: 3)
        let small = try await decode(try ImageEncoder.jpeg2000(image), reduction: .eighth).image
        #expect(small.width == 1 && small.height == 1)
    }
}
