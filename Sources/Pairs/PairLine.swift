import CorpusFiles
import CorpusModel
package import Foundation

/// A line of JSON whose fields stand in the order they were added: trainers take columns by their order.
package struct PairLine {
    private var fields: [(name: String, value: Data)] = []

    package mutating func add(_ name: String, _ text: String) throws {
        fields.append((name, try RecordCoding.line(text)))
    }

    /// Whole numbers get a point, so that a column has one type in all files.
    package mutating func add(_ name: String, _ number: Double) {
        let rounded = recordPrecision(number)
        fields.append((name, Data("\(rounded)".utf8)))
    }

    package mutating func add(_ name: String, _ flag: Bool) { fields.append((name, Data("\(flag)".utf8))) }

    package var data: Data {
        var line = Data()
        for (name, value) in fields {
            line += Data("\(line.isEmpty ? "{" : ",")\"\(name)\":".utf8)
            line += value
        }
        return line + Data("}\n".utf8)
    }
}
