import CorpusFiles
import CorpusModel
import Foundation
import Testing

/// Tables of pages, as files that people and programs read.
@Suite struct TablesTests {
    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures").path

    private struct Line: Decodable {
        struct Cell: Decodable {
            var row: Int, column: Int, rowSpan: Int, columnSpan: Int
            enum CodingKeys: String, CodingKey {
                case row, column
                case rowSpan = "row_span"
                case columnSpan = "column_span"
            }
        }
        var id: String
        var rows: Int, columns: Int
        var cells: [Cell]
    }

    private func tables(_ folder: String) throws -> [Line] {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/tables/part-00000.jsonl"))
        return try String(decoding: data, as: UTF8.self).split(separator: "\n").map {
            try RecordCoding.decode(Line.self, from: Data($0.utf8))
        }
    }

    @Test("a page of tables gives grids that hold together, twice the same, and files of every form")
    func page() async throws {
        let place = try Workplace()
        let arguments = ["tables", Self.fixtures + "/market-1902.jpg", "--no-text"]
        let run = try await Program.run(arguments + ["-o", place.corpus])
        #expect(run.status == 0, "\(run.log)")
        let found = try tables(place.corpus)
        // As a page of any kind: its newspaper columns are not known here, so tables side by side are one.
        #expect((1...28).contains(found.count), "\(found.count)")
        for table in found {
            for cell in table.cells {
                #expect(
                    cell.row + cell.rowSpan <= table.rows && cell.column + cell.columnSpan <= table.columns,
                    "\(table.id)"
                )
            }
        }
        #expect(try await Program.run(arguments + ["-o", place.root + "/again"]).status == 0)
        #expect(try place.files() == place.files(of: place.root + "/again"))
        for (format, sign) in [("csv", ","), ("html", "<td"), ("markdown", "|")] {
            let export = place.root + "/" + format
            let run = try await Program.run(["export", place.corpus, "--format", format, "-o", export])
            #expect(run.status == 0, "\(run.log)")
            let files = try place.files(of: export)
            #expect(files.count == found.count && files.values.contains { $0.contains(sign) }, "\(format)")
        }
    }

    @Test("a page without tables gives none; a file that is no picture is told and named")
    func faults() async throws {
        let place = try Workplace(pageCount: 1)
        let none = try await Program.run(["tables", place.scans, "--no-text", "-o", place.corpus])
        #expect(none.status == 0, "\(none.log)")
        #expect(try tables(place.corpus).isEmpty)
        try place.write("bad.png", Data("no picture".utf8))
        let run = try await Program.run(["tables", place.scans, "--no-text", "-o", place.root + "/bad"])
        #expect(run.status == 6 && run.log.contains("bad.png"), "\(run.log)")
        #expect(try place.files(of: place.root + "/bad")["failures.jsonl"]?.contains("bad.png") == true)
        let nothing = try await Program.run(["export", place.root + "/nowhere"])
        #expect(nothing.status == 2, "\(nothing.log)")
    }
}
