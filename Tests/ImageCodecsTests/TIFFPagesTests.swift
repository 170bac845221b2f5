import CTIFF
import CorpusFiles
import CorpusModel
import ImageCodecs
import PageFlow
import Raster
import Testing

/// Which directories of a TIFF are pages.
@Suite struct TIFFPagesTests {
    static func page(_ image: GrayImage, kind: Int32? = nil, below: [MadeTIFF.Page] = []) -> MadeTIFF.Page {
        MadeTIFF.Page(
            width: image.width,
            height: image.height,
            planes: [image.samples],
            kind: kind.map { Int($0) },
            below: below
        )
    }

    static let large = TestImages.page(width: 1200, height: 1800)
    static let half = large.scaled(toWidth: 600, height: 900)
    static let thumbnail = large.scaled(toWidth: 100, height: 150)
    /// Of the shape of `half`, with another picture.
    static let other = GrayImage(width: 600, height: 900, samples: half.samples.map { 255 - $0 })

    static func count(_ pages: [MadeTIFF.Page]) async throws -> Int {
        let folder = try TestFolder()
        defer { folder.remove() }
        return try await ScanFile.pageCount(of: folder.write(try MadeTIFF(pages: pages).file(), as: "pages.tif"))
    }

    struct Chain: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var count: Int
        var pages: @Sendable () -> [MadeTIFF.Page]
    }

    static let chains: [Chain] = [
        Chain(testDescription: "a pyramid that says so", count: 1) {
            [page(large), page(half, kind: FILETYPE_REDUCEDIMAGE), page(thumbnail, kind: FILETYPE_REDUCEDIMAGE)]
        },
        Chain(testDescription: "a pyramid below its page", count: 1) {
            [page(large, below: [page(half, kind: FILETYPE_REDUCEDIMAGE)])]
        },
        Chain(testDescription: "a pyramid that does not say so", count: 1) {
            [page(large), page(half), page(thumbnail)]
        },
        Chain(testDescription: "a thumbnail before the page", count: 1) { [page(thumbnail), page(large)] },
        Chain(testDescription: "the page below a thumbnail", count: 1) {
            [page(thumbnail, kind: FILETYPE_REDUCEDIMAGE, below: [page(large)])]
        },
        Chain(testDescription: "two pages with a thumbnail each", count: 2) {
            [page(large), page(thumbnail), page(large), page(thumbnail)]
        },
        Chain(testDescription: "a page of half the size with another picture", count: 2) {
            [page(large), page(other)]
        },
        Chain(testDescription: "small pages that say that they are pages", count: 2) {
            [page(large, kind: FILETYPE_PAGE), page(half, kind: FILETYPE_PAGE)]
        },
        Chain(testDescription: "a mask", count: 1) { [page(large), page(large, kind: FILETYPE_MASK)] },
        Chain(testDescription: "small pages of other shapes", count: 3) {
            [
                page(large), page(TestImages.page(width: 400, height: 300)),
                page(TestImages.page(width: 300, height: 400)),
            ]
        },
        Chain(testDescription: "nothing but a reduced picture", count: 1) { [page(half, kind: FILETYPE_REDUCEDIMAGE)] },
    ]

    @Test("pages are told from smaller copies", arguments: chains)
    func counts(_ chain: Chain) async throws {
        let pages = chain.pages()
        #expect(try await Self.count(pages) == chain.count)
        let first = try await decode(try MadeTIFF(pages: pages).file())
        let expected = pages.contains { $0.width == 1200 } || pages[0].below.contains { $0.width == 1200 }
        #expect(first.image.width == (expected ? 1200 : 600))
    }

    @Test func pagesAfterCopiesKeepTheirNumbers() async throws {
        let second = GrayImage(width: 1200, height: 1800, samples: Self.large.samples.map { 255 - $0 })
        let file = try MadeTIFF(pages: [Self.page(Self.large), Self.page(Self.half), Self.page(second)]).file()
        #expect(try await decode(file, page: 2).image == second)
        #expect(try await failure(file, page: 3)?.code == .pageMissing)
    }
}
