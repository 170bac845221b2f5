import CorpusModel
import Raster
import Tables
import Testing

@Suite struct TableStageTests {
    @Test("pages without a table", arguments: [(1, 1), (5, 400), (400, 5), (300, 300)])
    func emptyPagesHaveNone(_ size: (Int, Int)) {
        let page = TablePage(
            upright: GrayImage(width: size.0, height: size.1),
            dpi: 150,
            bodyXHeight: nil,
            places: nil
        )
        #expect(TableStage().found(page).tables.isEmpty)
    }
}
