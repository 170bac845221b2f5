import CorpusFiles
import CorpusModel
import Foundation
import ImageCodecs
import PageFlow
import Raster
import Testing
import TestSupport

/// `broadsheet tables` and `broadsheet export`.
@Suite struct TablesTests {
    /// Writes the first column of `Fixtures/market-1902.jpg` as a scan; gives its four tables, in pixels of that scan.
    private func writeColumn(to place: Workplace) async throws -> [Table] {
        let path = Checkout.fixtures.appendingPathComponent("market-1902.jpg").path
        let page = try await DecodeStage().run(PageRequest(id: "market", path: path, page: 1))
        let column = PixelRect(x0: 30, y0: 600, x1: 322, y1: 1460)
        try place.write("column.png", Data(ImageEncoder.png(page.image.cropped(to: column))))
        let file = try Data(contentsOf: Checkout.fixtures.appendingPathComponent("market-1902.json"))
        let tables = try RecordCoding.decode(PageTruth.self, from: file).tables ?? []
        return tables.filter { column.intersection($0.bbox) == $0.bbox }.map { table in
            var moved = table
            moved.bbox = PixelRect(
                x0: table.bbox.x0 - column.x0,
                y0: table.bbox.y0 - column.y0,
                x1: table.bbox.x1 - column.x0,
                y1: table.bbox.y1 - column.y0
            )
            return moved
        }
    }

    private func tables(_ folder: String) throws -> [TableRecord] {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/tables/part-00000.jsonl"))
        return try String(decoding: data, as: UTF8.self).split(separator: "\n").map {
            try RecordCoding.decode(TableRecord.self, from: Data($0.utf8))
        }
    }

    @Test("the tables of a column are found, their cells form a grid, and every export has a file for each")
    func column() async throws {
        let place = try Workplace()
        let truth = try await writeColumn(to: place)
        let run = try await Program.run(["tables", place.scans, "-o", place.corpus])
        #expect(run.status == 0, "\(run.log)")
        let found = try tables(place.corpus)
        #expect(truth.count == 4 && found.count == 4)
        for table in truth {
            let best = found.map { $0.bbox.intersectionOverUnion(table.bbox) }.max() ?? 0
            #expect(best >= 0.5, "\(table.id) \(table.bbox)")
        }
        // The titles above the tables and the leaders of a worn page cost a row or a column here and there.
        for (table, real) in zip(found, truth) {
            #expect(abs(table.rows - real.rows) <= 1 && abs(table.columns - real.columns) <= 1, "\(table.id)")
        }
        for table in found {
            var owners = [Int](repeating: 0, count: table.rows * table.columns)
            for cell in table.cells {
                for row in cell.row..<(cell.row + cell.rowSpan) {
                    for column in cell.column..<(cell.column + cell.columnSpan) {
                        try #require(row < table.rows && column < table.columns, "\(table.id)")
                        owners[row * table.columns + column] += 1
                    }
                }
            }
            #expect(owners.allSatisfy { $0 == 1 }, "\(table.id): \(owners)")
        }
        let printed = Set(truth.flatMap(\.cells).compactMap(\.text))
        let read = found.flatMap(\.cells).compactMap(\.text).count { printed.contains($0) }
        // 56 of 135 when this was written: the column is worn and has 120 dpi.
        #expect(read >= 48, "\(read)")
        for (format, sign) in [("csv", ","), ("html", "<td"), ("markdown", "|")] {
            let export = place.root + "/" + format
            let run = try await Program.run(["export", place.corpus, "--format", format, "-o", export])
            #expect(run.status == 0, "\(run.log)")
            let files = try place.files(of: export)
            #expect(files.count == found.count && files.values.allSatisfy { $0.contains(sign) }, "\(format)")
        }
    }

    @Test("any number of workers gives the same bytes, and the same command goes on")
    func workers() async throws {
        let place = try Workplace(pageCount: 2)
        let truth = try await writeColumn(to: place)
        let arguments = ["tables", place.scans, "--no-text", "--shard-size", "2", "-o"]
        for jobs in ["1", "2"] {
            let run = try await Program.run(arguments + [place.root + "/jobs" + jobs, "--jobs", jobs])
            #expect(run.status == 0 && run.output.contains("4 tables on 3 pages"), "\(run.output) \(run.log)")
        }
        let found = try tables(place.root + "/jobs1")
        #expect(found.count == truth.count && found.flatMap(\.cells).allSatisfy { $0.text == nil })
        #expect(try place.files(of: place.root + "/jobs1") == place.files(of: place.root + "/jobs2"))
        let again = try await Program.run(arguments + [place.root + "/jobs1", "--json"])
        #expect(again.status == 0 && again.output.contains("\"decided\":0"), "\(again.output) \(again.log)")
    }

    @Test("a page without tables gives none; a file that is no image is recorded with its name")
    func faults() async throws {
        let place = try Workplace(pageCount: 1)
        let none = try await Program.run(["tables", place.scans, "--no-text", "-o", place.corpus])
        #expect(none.status == 0, "\(none.log)")
        #expect(try place.files()["tables/part-00000.jsonl"] ?? "" == "")
        try place.write("bad.png", Data("no picture".utf8))
        let run = try await Program.run(["tables", place.scans, "--no-text", "-o", place.root + "/bad"])
        #expect(run.status == 6, "\(run.log)")
        #expect(try place.files(of: place.root + "/bad")["failures.jsonl"]?.contains("bad.png") == true)
        let nothing = try await Program.run(["export", place.root + "/nowhere"])
        #expect(nothing.status == 2, "\(nothing.log)")
    }
}
