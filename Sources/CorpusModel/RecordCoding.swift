public import Foundation

/// The one way records become JSON: sorted keys, no escaped slashes, one line, so that equal records give equal bytes.
public enum RecordCoding {
    /// One record as one line of JSON, without the newline.
    public static func line(_ record: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(record)
    }

    /// A value from one line of JSON.
    public static func decode<Value: Decodable>(_ type: Value.Type, from line: Data) throws -> Value {
        try JSONDecoder().decode(type, from: line)
    }
}
