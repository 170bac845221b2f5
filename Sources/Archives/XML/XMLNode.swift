import CorpusFiles
import Foundation

/// An element with all below it: for files that are small beside memory, METS among them.
final class XMLNode {
    let vocabulary: XMLVocabulary
    let name: String
    let attributes: [String: String]
    let links: [String: String]
    /// Line of the start tag, from 1.
    let line: Int
    fileprivate(set) var children: [XMLNode] = []
    /// Text that stands directly in the element, pieces joined.
    fileprivate(set) var ownText = ""

    fileprivate init(_ tag: XMLStartTag) {
        (vocabulary, name, attributes, links, line) = (tag.vocabulary, tag.name, tag.attributes, tag.links, tag.line)
    }

    /// Whether it is of this vocabulary and name.
    func matches(_ vocabulary: XMLVocabulary, _ name: String) -> Bool {
        self.vocabulary == vocabulary && self.name == name
    }

    /// Its elements of this vocabulary and name.
    func children(_ vocabulary: XMLVocabulary, _ name: String) -> [XMLNode] {
        children.filter { $0.matches(vocabulary, name) }
    }

    /// The first such element directly in it.
    func child(_ vocabulary: XMLVocabulary, _ name: String) -> XMLNode? {
        children.first { $0.matches(vocabulary, name) }
    }

    /// All such elements below it, in document order.
    func descendants(_ vocabulary: XMLVocabulary, _ name: String) -> [XMLNode] {
        var found: [XMLNode] = []
        func walk(_ node: XMLNode) {
            for child in node.children {
                if child.matches(vocabulary, name) { found.append(child) }
                walk(child)
            }
        }
        walk(self)
        return found
    }

    /// The first such element below it, in document order.
    func descendant(_ vocabulary: XMLVocabulary, _ name: String) -> XMLNode? {
        for child in children {
            if child.matches(vocabulary, name) { return child }
            if let found = child.descendant(vocabulary, name) { return found }
        }
        return nil
    }

    /// All text in it, white space collapsed; `nil` where there is none.
    var text: String? {
        var whole = ""
        func walk(_ node: XMLNode) {
            whole += node.ownText + " "
            for child in node.children { walk(child) }
        }
        walk(self)
        let words = whole.split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// Reads a file as a tree.
    ///
    /// - Throws: `ArchiveError`.
    static func root(ofFileAt path: String, limits: XMLLimits = .standard) throws(ArchiveError) -> XMLNode {
        try root(of: XMLFile.contents(of: path, limit: limits.fileSize), name: path, limits: limits)
    }

    /// Reads a text as a tree; `name` stands for the file in messages.
    static func root(of data: Data, name: String, limits: XMLLimits = .standard) throws(ArchiveError) -> XMLNode {
        let builder = TreeBuilder()
        // A tree takes some hundred bytes an element, so it may have fewer of them.
        var limits = limits
        limits.elements = min(limits.elements, 3_000_000)
        try XMLFile.parse(data, name: name, limits: limits, to: builder)
        guard let root = builder.root else { throw ArchiveError(.malformed, "\(name): has no element") }
        return root
    }
}

private final class TreeBuilder: XMLHandler {
    private(set) var root: XMLNode?
    private var open: [XMLNode] = []

    func start(_ tag: XMLStartTag) throws(ArchiveError) {
        let node = XMLNode(tag)
        if let parent = open.last { parent.children.append(node) } else { root = node }
        open.append(node)
    }

    func end() throws(ArchiveError) { open.removeLast() }

    func text(_ piece: String) throws(ArchiveError) { open.last?.ownText += piece }
}
