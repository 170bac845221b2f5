import CorpusFiles
import CorpusModel
import ImageCodecs
import PageFlow
import Raster
import Testing

@Suite struct EncodeDecodeTests {
    @Test func pngKeepsEveryPixel() async throws {
        let image = TestImages.page()
        let page = try await decode(try ImageEncoder.png(image, dpi: 300))
        #expect(page.image == image)
        #expect(page.fileResolution == Resolution(dpi: 300, source: .file))
    }

    @Test func bitonalPNGKeepsBlackAndWhiteInFewBytes() async throws {
        let image = TestImages.bitonal(width: 121)
        let small = try ImageEncoder.bitonalPNG(image)
        let page = try await decode(small)
        #expect(page.image == image)
        #expect(page.fileResolution == nil)
        #expect(small[24] == 1, "one bit a sample")
    }

    @Test func jpegIsCloseAndStatesItsResolution() async throws {
        let image = TestImages.page()
        let page = try await decode(try ImageEncoder.jpeg(image, quality: 97, dpi: 400))
        #expect(TestImages.difference(page.image, image) <= 24)
        #expect(page.fileResolution == Resolution(dpi: 400, source: .file))
    }

    @Test func lzwTIFFKeepsEveryPixel() async throws {
        let image = TestImages.page(width: 77, height: 31)
        let page = try await decode(try ImageEncoder.tiff(image, dpi: 200))
        #expect(page.image == image)
        #expect(page.fileResolution == Resolution(dpi: 200, source: .file))
    }

    @Test func groupFourTIFFHasItsPagesInOrder() async throws {
        let images = [TestImages.bitonal(), TestImages.bitonal(width: 65, height: 40)]
        let bytes = try ImageEncoder.tiffG4(images, dpi: 400)
        let folder = try TestFolder()
        defer { folder.remove() }
        let path = try folder.write(bytes, as: "issue.jpg")
        #expect(try await ScanFile.pageCount(of: path) == 2)
        for (index, image) in images.enumerated() {
            let page = try await DecodeStage().run(PageRequest(id: "p", path: path, page: index + 1))
            #expect(page.image == image)
            #expect(page.fileResolution?.dpi == 400)
            #expect(page.source.page == index + 1)
        }
        #expect(try await failure(bytes, page: 3)?.code == .pageMissing)
        #expect(try await failure(bytes, page: 0)?.code == .pageMissing)
    }

    @Test func equalImagesGiveEqualBytes() throws {
        let image = TestImages.page()
        #expect(try ImageEncoder.png(image, dpi: 300) == ImageEncoder.png(image, dpi: 300))
        #expect(try ImageEncoder.jpeg(image, quality: 80) == ImageEncoder.jpeg(image, quality: 80))
        #expect(try ImageEncoder.tiffG4([image]) == ImageEncoder.tiffG4([image]))
    }

    @Test("reductions keep the picture", arguments: DecodeReduction.allCases)
    func reduces(_ reduction: DecodeReduction) async throws {
        let image = TestImages.page(width: 336, height: 240)
        let divisor = reduction.rawValue
        let expected = image.scaled(toWidth: 336 / divisor, height: 240 / divisor)
        for bytes in [try ImageEncoder.jpeg(image, quality: 97, dpi: 240), try ImageEncoder.png(image, dpi: 240)] {
            let page = try await decode(bytes, reduction: reduction)
            #expect(page.image.width == expected.width && page.image.height == expected.height)
            let sum = zip(page.image.samples, expected.samples).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
            #expect(sum <= 4 * expected.samples.count)
            #expect(page.fileResolution?.dpi == 240 / divisor)
        }
    }

    @Test("sides of reduced images are rounded up", arguments: [(DecodeReduction.half, 51, 16), (.eighth, 13, 4)])
    func roundsUp(_ reduction: DecodeReduction, _ width: Int, _ height: Int) async throws {
        let image = TestImages.page(width: 101, height: 31)
        for bytes in [try ImageEncoder.jpeg(image, quality: 90), try ImageEncoder.png(image)] {
            let page = try await decode(bytes, reduction: reduction)
            #expect(page.image.width == width && page.image.height == height)
        }
    }

    @Test func digestIsThatOfTheFile() async throws {
        // Computed with sha256sum.
        let page = try await decode(Array("P5\n1 1\n255\n@".utf8))
        #expect(page.image.samples == [64])
        #expect(page.source.sha256 == "fbaff759670141862f6ce64c60ee216b321d858badcf690019f893961cf6d814")
    }
}
