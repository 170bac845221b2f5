package import Foundation

/// The one way records become JSON: sorted keys, no escaped slashes, one line, so that equal records give equal bytes.
package enum RecordCoding {
    /// One record as one line of JSON, without the newline.
    package static func line(_ record: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(record)
    }

    /// Records as lines of JSON, each with its newline.
    package static func lines(_ records: [some Encodable]) throws -> Data {
        try records.reduce(into: Data()) { lines, record in
            lines += try line(record)
            lines.append(UInt8(ascii: "\n"))
        }
    }

    /// A value from one line of JSON.
    package static func decode<Value: Decodable>(_ type: Value.Type, from line: Data) throws -> Value {
        try JSONDecoder().decode(type, from: line)
    }
}
