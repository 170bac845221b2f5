import CorpusFiles
import Foundation

/// Makes bytes safe for the parser: the character encoding is one that hides nothing, and there is no document type.
///
/// A document type is where entities are declared and other files named. None of the formats read here needs it, so it is
/// replaced by spaces before the parser sees it; one that declares anything is refused, as text may be lost without it.
struct XMLProlog {
    /// Name of the file, for messages.
    private let file: String
    private var bytes: [UInt8]
    private var position = 0

    /// Encodings in which ASCII is itself, so that the search for a document type cannot be deceived.
    private static let encodings = ["utf-8", "utf8", "us-ascii", "ascii", "latin1", "utf-16"]
    private static let encodingFamilies = ["iso-8859-", "windows-125", "cp125"]

    /// The bytes of `data` without document type, in a single-byte encoding or UTF-8.
    ///
    /// - Throws: `ArchiveError` with `.malformed` or `.limitExceeded`.
    static func cleaned(_ data: Data, file: String) throws(ArchiveError) -> Data {
        var prolog = Self(file: file, bytes: [UInt8](data))
        try prolog.clean()
        return Data(prolog.bytes)
    }

    private init(file: String, bytes: [UInt8]) { (self.file, self.bytes) = (file, bytes) }

    private mutating func clean() throws(ArchiveError) {
        guard !bytes.isEmpty else { throw ArchiveError(.malformed, "\(file): is empty; fetch the file again") }
        let wasWide = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
        if wasWide {
            guard let text = String(data: Data(bytes), encoding: .utf16) else {
                throw .malformed(file, line: 1, "begins as UTF-16 but is not; save it as UTF-8")
            }
            bytes = Array(text.utf8)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        skipSpace()
        guard peek("<") else {
            throw .malformed(file, line: line, "is not XML: no tag at its beginning; check that this is the file meant")
        }
        if peek("<?xml") {
            let start = position
            guard let end = find("?>") else { throw unfinished("the XML declaration") }
            try checkEncoding(String(decoding: bytes[start..<end], as: UTF8.self), wasWide: wasWide)
            position = end
            // The text is UTF-8 now, whatever it was declared as.
            if wasWide { blank(start..<end) }
        }
        while true {
            skipSpace()
            if peek("<?") {
                guard let end = find("?>") else { throw unfinished("a processing instruction") }
                position = end
            } else if peek("<!--") {
                guard let end = find("-->") else { throw unfinished("a comment") }
                position = end
            } else if peek("<!DOCTYPE") {
                let start = position
                try passDocumentType()
                blank(start..<position)
            } else {
                break
            }
        }
        // A declaration may follow blank lines only where nothing precedes it: parsers want it at the very beginning.
        if declarationIsLate, let tag = bytes.firstIndex(of: UInt8(ascii: "<")) { bytes.removeFirst(tag) }
    }

    /// Whether an XML declaration stands behind white space.
    private var declarationIsLate: Bool {
        guard let tag = bytes.firstIndex(of: UInt8(ascii: "<")), tag > 0 else { return false }
        return bytes[tag...].starts(with: Array("<?xml".utf8))
    }

    private func checkEncoding(_ declaration: String, wasWide: Bool) throws(ArchiveError) {
        guard let key = declaration.range(of: "encoding") else { return }
        let rest = declaration[key.upperBound...]
        guard let open = rest.firstIndex(where: { $0 == "\"" || $0 == "'" }),
            let close = rest[rest.index(after: open)...].firstIndex(of: rest[open])
        else { throw .malformed(file, line: 1, "the encoding in the XML declaration is not in quotes") }
        let name = rest[rest.index(after: open)..<close].lowercased()
        let isKnown = Self.encodings.contains(name) || Self.encodingFamilies.contains(where: name.hasPrefix)
        guard isKnown, wasWide || name != "utf-16" else {
            throw .malformed(
                file,
                line: 1,
                "says that its encoding is \(name), which it is not or which is not read here; save it as UTF-8"
            )
        }
    }

    /// Moves behind the document type that begins here.
    private mutating func passDocumentType() throws(ArchiveError) {
        var quote: UInt8?
        while position < bytes.count {
            let byte = bytes[position]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "[") {
                throw ArchiveError(
                    .limitExceeded,
                    """
                    \(file):\(line): declares a document type with entities of its own, which are not expanded; \
                    write them out (xmllint --noent --dropdtd) if the file is from a source that you trust
                    """
                )
            } else if byte == UInt8(ascii: ">") {
                position += 1
                return
            }
            position += 1
        }
        throw unfinished("the document type")
    }

    private mutating func blank(_ range: Range<Int>) {
        for index in range where bytes[index] != 0x0A { bytes[index] = 0x20 }
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private func peek(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

    /// The place behind the next `text`.
    private func find(_ text: String) -> Int? {
        let wanted = Array(text.utf8)
        var index = position
        while index + wanted.count <= bytes.count {
            if bytes[index] == wanted[0], bytes[index...].starts(with: wanted) { return index + wanted.count }
            index += 1
        }
        return nil
    }

    private var line: Int { 1 + bytes[..<min(position, bytes.count)].count { $0 == 0x0A } }

    private func unfinished(_ what: String) -> ArchiveError {
        .malformed(file, line: line, "\(what) never ends; the file is cut off, fetch it again")
    }
}
