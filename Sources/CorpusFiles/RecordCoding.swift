package import Foundation

/// The one way records become JSON: sorted keys, no escaped slashes, one line, so that equal records give equal bytes.
package enum RecordCoding {
    /// One record as one line of JSON, without the newline.
    package static func line(_ record: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(record)
    }

    /// A value from one line of JSON.
    package static func decode<Value: Decodable>(_ type: Value.Type, from line: Data) throws -> Value {
        try JSONDecoder().decode(type, from: line)
    }
}
