import CorpusFiles
import Foundation
import FoundationXML
import Glibc

/// Reads XML files: nothing outside the file is ever opened, no entity but XML's own five is expanded, and limits hold.
enum XMLFile {
    /// Whether there is a plain file; links are followed.
    static func isPlain(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// The bytes of a plain file.
    ///
    /// - Throws: `ArchiveError` where it is missing, no plain file (a pipe would be waited for), or too large.
    static func contents(of path: String, limit: Int = XMLLimits.standard.fileSize) throws(ArchiveError) -> Data {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw ArchiveError(.unreadable, "\(path): \(systemMessage(errno)); check path and permissions")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw ArchiveError(.unreadable, "\(path): is not a plain file; name the file itself")
        }
        guard status.st_size <= limit else {
            throw ArchiveError(.limitExceeded, "\(path): is larger than \(limit >> 20) MiB; such files are not read")
        }
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw ArchiveError(.unreadable, "\(path): cannot be read; check its permissions")
        }
    }

    /// Gives the parts of a text to `handler`; `name` stands for the file in messages.
    static func parse(
        _ data: Data,
        name: String,
        limits: XMLLimits = .standard,
        to handler: any XMLHandler
    ) throws(ArchiveError) {
        let parser = XMLParser(data: try XMLProlog.cleaned(data, file: name))
        let delegate = XMLDelegate(file: name, limits: limits, handler: handler)
        parser.delegate = delegate
        parser.shouldProcessNamespaces = true
        parser.shouldReportNamespacePrefixes = true
        parser.shouldResolveExternalEntities = false
        let succeeded = parser.parse()
        if let failure = delegate.failure { throw failure }
        guard succeeded, delegate.isComplete else {
            throw delegate.fault(parser, "the file ends before its last element does; it is cut off, fetch it again")
        }
    }
}

/// Hands on what Foundation's parser finds, and stops it at the first fault: it would go on behind one.
private final class XMLDelegate: NSObject, XMLParserDelegate {
    private let file: String
    private let limits: XMLLimits
    private let handler: any XMLHandler
    /// The first fault.
    private(set) var failure: ArchiveError?
    private var depth = 0, elements = 0, textLength = 0
    /// Namespaces of each prefix, the innermost last.
    private var namespaces: [String: [String]] = [:]
    private var vocabularies: [String: XMLVocabulary] = [:]

    init(file: String, limits: XMLLimits, handler: any XMLHandler) {
        (self.file, self.limits, self.handler) = (file, limits, handler)
    }

    /// Whether there was an element and all have ended.
    var isComplete: Bool { elements > 0 && depth == 0 }

    func fault(_ parser: XMLParser, _ detail: String) -> ArchiveError {
        ArchiveError(.malformed, "\(file):\(parser.lineNumber):\(max(0, parser.columnNumber)): \(detail)")
    }

    private func exceeded(_ parser: XMLParser, _ what: String) -> ArchiveError {
        ArchiveError(
            .limitExceeded,
            "\(file):\(parser.lineNumber): \(what), more than any file of an archive needs; check where it comes from"
        )
    }

    private func attempt(_ parser: XMLParser, _ body: () throws(ArchiveError) -> Void) {
        guard failure == nil else { return }
        do throws(ArchiveError) {
            try body()
        } catch {
            failure = error
            parser.abortParsing()
        }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement elementName: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        attempt(parser) { () throws(ArchiveError) in
            (depth, elements, textLength) = (depth + 1, elements + 1, 0)
            guard depth <= limits.depth else { throw exceeded(parser, "elements lie \(depth) deep") }
            guard elements <= limits.elements else { throw exceeded(parser, "there are \(elements) elements") }
            var plain: [String: String] = [:]
            var links: [String: String] = [:]
            var length = 0
            for (name, value) in attributes {
                length += name.utf8.count + value.utf8.count
                if let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) {
                    guard vocabulary(ofPrefix: String(name[..<colon])) == .xlink else { continue }
                    links[String(name[name.index(after: colon)...])] = value
                } else {
                    plain[name] = value
                }
            }
            guard length <= limits.attributes else { throw exceeded(parser, "attributes are \(length) bytes long") }
            try handler.start(
                XMLStartTag(
                    vocabulary: vocabulary(of: namespaceURI ?? ""),
                    name: elementName,
                    attributes: plain,
                    links: links,
                    line: parser.lineNumber
                )
            )
        }
    }

    func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
        attempt(parser) { () throws(ArchiveError) in
            (depth, textLength) = (depth - 1, 0)
            try handler.end()
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        attempt(parser) { () throws(ArchiveError) in
            textLength += string.utf8.count
            guard textLength <= limits.text else { throw exceeded(parser, "a text is \(textLength) bytes long") }
            try handler.text(string)
        }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
    }

    func parser(_ parser: XMLParser, didStartMappingPrefix prefix: String, toURI namespaceURI: String) {
        namespaces[prefix, default: []].append(namespaceURI)
    }

    func parser(_ parser: XMLParser, didEndMappingPrefix prefix: String) { _ = namespaces[prefix]?.popLast() }

    // No declaration gets here, as document types are taken out before; if one did, it would end the reading.

    func parser(_ parser: XMLParser, foundInternalEntityDeclarationWithName name: String, value: String?) {
        attempt(parser) { () throws(ArchiveError) in throw exceeded(parser, "the entity \(name) is declared") }
    }

    func parser(
        _ parser: XMLParser,
        foundExternalEntityDeclarationWithName name: String,
        publicID: String?,
        systemID: String?
    ) {
        attempt(parser) { () throws(ArchiveError) in throw exceeded(parser, "the entity \(name) is declared") }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
        let code = (parseError as NSError).code
        // Undeclared prefixes and odd namespace names, 98 to 100 and 200 to 205, lose nothing: what they name is not read.
        if (98...100).contains(code) || (200...205).contains(code) { return }
        attempt(parser) { () throws(ArchiveError) in throw fault(parser, Self.words(code)) }
    }

    private func vocabulary(ofPrefix prefix: String) -> XMLVocabulary {
        vocabulary(of: namespaces[prefix]?.last ?? "")
    }

    private func vocabulary(of namespace: String) -> XMLVocabulary {
        if let known = vocabularies[namespace] { return known }
        let found = XMLVocabulary(namespace: namespace)
        vocabularies[namespace] = found
        return found
    }

    /// What libxml2's error of number `code` means (its `xmlParserErrors`), with the remedy.
    private static func words(_ code: Int) -> String {
        switch code {
        case 4, 5, 77: "the file ends before its last element does; it is cut off, fetch it again"
        case 9:
            "a character is not of the encoding that the file declares (UTF-8 where it declares none), or not allowed in XML; convert the file (iconv) or correct the declaration"
        case 26, 27: "an entity is named that is not XML's own; write the character itself"
        case 32, 79, 81: "the encoding that the file declares is not known or not its own; save it as UTF-8"
        case 38: "a < stands in an attribute; write &lt;"
        case 42: "an attribute stands twice in one element; remove one"
        case 68, 23, 8: "a name or & is not XML; write & as &amp;"
        case 73: "a tag has no >; the file is damaged, fetch it again"
        case 76: "an end tag does not belong to the element that is open; the file is damaged, fetch it again"
        case 39, 40, 41, 65: "an attribute is not written as name=\"value\"; the file is damaged, fetch it again"
        default: "not well-formed XML (libxml2's error \(code)); xmllint --noout tells more"
        }
    }
}
