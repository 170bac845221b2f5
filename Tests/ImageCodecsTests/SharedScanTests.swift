import CorpusModel
import Foundation
import ImageCodecs
import PageFlow
import Raster
import Testing

/// Real scans beside the repository, where there are any.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "../shared/data"), "the shared scans are not here"))
struct SharedScanTests {
    struct Scan: Sendable, CustomTestStringConvertible {
        var path: String
        var width: Int, height: Int
        var dpi: Int?
        var testDescription: String { path }
    }

    static let batch = "ndnp/batch_dlc_manyyears_ver01/data/sn83045462"
    static let topaz = "articles/batch_topaz_times/pages"

    @Test(
        "real scans have their size and resolution",
        arguments: [
            Scan(path: "pages/evening-star-1916082601.jpg", width: 2650, height: 3297, dpi: 150),
            Scan(path: "train-pages/port-gibson-reveille.png", width: 1114, height: 1500, dpi: nil),
            Scan(path: "train-pages/deseret-news-18500615-p1.jpg", width: 1407, height: 1972, dpi: 300),
            Scan(path: "\(batch)/0028065856A/1916082601/0007.pdf", width: 2650, height: 3297, dpi: 150),
            Scan(path: "\(topaz)/pdf/ttt_19441101-19450131_0061.pdf", width: 1205, height: 1935, dpi: 152),
            Scan(path: "\(topaz)/images/ttt_19441101-19450131_0061.tif", width: 1205, height: 1935, dpi: 152),
            Scan(path: "misc/tesseract-testing/eurotext.tif", width: 1024, height: 800, dpi: 300),
        ]
    )
    func decodes(_ scan: Scan) async throws {
        let path = "../shared/data/" + scan.path
        let page = try await DecodeStage().run(PageRequest(id: "p", path: path, page: 1))
        #expect(page.image.width == scan.width && page.image.height == scan.height)
        #expect(page.fileResolution?.dpi == scan.dpi)
        let mean = page.image.samples.reduce(0) { $0 + Int($1) } / page.image.samples.count
        #expect((100...254).contains(mean), "paper is light and has type on it")
    }

    @Test func pagesOfAPDFAreTheSameAsItsScans() async throws {
        let pdf = PageRequest(id: "p", path: "../shared/data/\(Self.topaz)/pdf/ttt_19441101-19450131_0062.pdf", page: 1)
        let tiff = PageRequest(
            id: "p",
            path: "../shared/data/\(Self.topaz)/images/ttt_19441101-19450131_0062.tif",
            page: 1
        )
        #expect(try await DecodeStage().run(pdf).image == DecodeStage().run(tiff).image)
    }
}
