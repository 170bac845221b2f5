import CorpusModel
import PageFlow

/// The reading of one page: what an engine is asked, and where its answers go.
///
/// Regions are read line by line, tables row by row; what a table holds is not read with its region again.
struct PageReading: Sendable {
    /// Whom the words of an area are for.
    private enum Reader {
        case region(Int)
        case table(Int, pieces: [Int])
    }

    private let page: StructuredLayout
    private let isRead: [Bool]
    /// `nil` for tables whose cells are not read.
    private var tables: [TableReading?]
    /// What was read of each region beside its tables.
    private var lines: [[TextLine]]
    private var readers: [Reader] = []
    private var isFirstCall = true
    /// What is to be read next, in one call of an engine; nothing where all is read.
    private(set) var areas: [TextArea] = []

    /// Plans the reading of a page.
    ///
    /// - Parameters:
    ///   - page: its regions and tables.
    ///   - mode: how cells are read; `nil` to leave them unread, and read the regions that hold them as lines.
    ///   - skipsIllegible: whether regions judged illegible, and the tables in them, stay unread.
    init(of page: StructuredLayout, mode: TableReadingMode?, skipsIllegible: Bool) {
        let regions = page.regions
        let isRead = regions.map { $0.regionClass.isText && !(skipsIllegible && $0.legibility?.label == .illegible) }
        let indexOfRegion = Dictionary(zip(regions.map(\.id), regions.indices), uniquingKeysWith: { first, _ in first })
        let tables = page.tables.map { found -> TableReading? in
            let isWanted = found.table.region.flatMap { indexOfRegion[$0] }.map { isRead[$0] } ?? true
            return isWanted ? mode.map { TableReading(found, mode: $0) } : nil
        }
        (self.page, self.isRead, self.tables) = (page, isRead, tables)
        lines = [[TextLine]](repeating: [], count: regions.count)
        for (index, region) in regions.enumerated() where isRead[index] {
            let inside = tables.indices.filter { tables[$0]?.regions.contains(region.id) ?? false }
            let parts = inside.isEmpty ? [region] : RegionRest(of: region, beside: inside.map { page.tables[$0] }).parts
            for part in parts {
                areas.append(.region(part))
                readers.append(.region(index))
            }
        }
        ask { $0.asked }
    }

    private mutating func ask(_ groups: (TableReading) -> [[Int]]) {
        for (index, table) in tables.enumerated() {
            guard let table else { continue }
            for group in groups(table) {
                areas.append(table.area(of: group))
                readers.append(.table(index, pieces: group))
            }
        }
    }

    /// Takes the answers to `areas`; pieces of a row that gave nothing are then asked for once more, by themselves.
    mutating func take(_ answers: [[TextLine]]) {
        precondition(answers.count == areas.count, "need one answer an area")
        for (reader, answer) in zip(readers, answers) {
            switch reader {
            case .region(let index): lines[index] += answer.filter(\.isText)
            case .table(let index, let pieces): tables[index]?.take(answer, of: pieces)
            }
        }
        (areas, readers) = ([], [])
        if isFirstCall { ask { $0.missing } }
        isFirstCall = false
        if areas.isEmpty { for index in tables.indices { tables[index]?.correct() } }
    }

    // MARK: What was read

    /// The page's regions with their lines, the rows of tables among them.
    var regions: [TextRegion] {
        var rows = [[TextLine]](repeating: [], count: page.regions.count)
        for table in tables {
            guard let table else { continue }
            for row in table.rows { owner(of: row, in: table).map { rows[$0].append(row) } }
        }
        return page.regions.indices.map { index in
            guard !rows[index].isEmpty else { return TextRegion(layout: page.regions[index], lines: lines[index]) }
            let all = (rows[index] + lines[index]).sorted { ($0.bbox.midY, $0.bbox.x0) < ($1.bbox.midY, $1.bbox.x0) }
            return TextRegion(layout: page.regions[index], lines: all)
        }
    }

    /// The region that a row belongs to: a head that layout took for a table by itself, else the table's own.
    private func owner(of row: TextLine, in table: TableReading) -> Int? {
        let owners = page.regions.indices.filter { isRead[$0] && table.regions.contains(page.regions[$0].id) }
        let head = owners.first { index in
            let box = page.regions[index].bbox
            return page.regions[index].id != table.region && Double(box.y0) <= row.bbox.midY
                && row.bbox.midY < Double(box.y1)
        }
        return head ?? owners.first { page.regions[$0].id == table.region }
    }

    /// The page's tables, with the text of their cells where these were read.
    var readTables: [Table] { zip(page.tables, tables).map { $1?.table ?? $0.table } }
}

extension TextLine {
    /// Whether it is text at all: specks and rules are read as dots and dashes.
    fileprivate var isText: Bool {
        confidence >= 0.5 || words.contains { $0.text.contains { $0.isLetter || $0.isNumber } }
    }
}
