import CorpusModel
import CorpusText
import Foundation

/// The dates of a table.
///
/// Those that can be read in two ways, such as `11/12/1920`, are read in the order of all others.
struct SidecarDates {
    /// Name of the file, for messages.
    let file: String
    /// The order of month and day, where dates tell it and agree.
    private let order: DateReading.Order?

    /// Looks at the dates of all rows.
    init(_ records: [SidecarCells.Record], file: String) {
        self.file = file
        var orders: Set<DateReading.Order> = []
        for record in records {
            for (column, cell) in record.cells where column == "date" {
                if let order = (try? DateReading(cell))?.order { orders.insert(order) }
            }
        }
        order = orders.count == 1 ? orders.first : nil
    }

    /// The date that a cell tells.
    func date(_ cell: String, line: Int) throws(MetadataError) -> DateReading {
        let mistake: String
        do throws(DateSpan.Fault) {
            var reading = try DateReading(cell)
            if let order { reading = reading.ordered(order) }
            switch reading.fault {
            case nil where IssueDate.isPossible(reading.span): return reading
            case .ambiguous: mistake = "which can be read in two ways; write a day as 1920-11-15"
            case .impossible: mistake = "which is no day that exists; write one that does, such as 1920-11-15"
            default: mistake = Self.advice
            }
        } catch {
            mistake = Self.advice
        }
        throw .malformed(file, line: line, "date is \"\(cell)\", \(mistake)")
    }

    private static let advice =
        "which is no date of a newspaper; write a day as 1920-11-15, a month as 1920-11, or a year"
}
