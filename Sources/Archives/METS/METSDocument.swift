import CorpusFiles
import Foundation

/// A METS file as its sections are needed here: descriptions, files, structure, and links.
struct METSDocument {
    /// A file that is named.
    struct File {
        /// `ID` of the file.
        var id: String
        /// What it is for: `master`, `service`, `derivative`, `ocr`, `PreservationMaster`, `Fulltext`, ...; its own or that of
        /// the nearest group that says one, in lower case.
        var use: String
        /// MIME type, where given.
        var mimeType: String?
        /// Where it is, as written; `nil` where no place is given.
        var reference: String?
        /// Size in bytes, where given.
        var size: Int?
        /// Name of a digest's algorithm and the digest in lower-case hexadecimal, where given.
        var checksum: (algorithm: String, value: String)?
        var line: Int
    }

    /// Name of the file, for messages.
    let name: String
    /// `LABEL` and `TYPE` of the whole.
    let label: String?, type: String?
    /// MODS by the `ID` of its section.
    private(set) var descriptions: [String: XMLNode] = [:]
    /// Files by `ID`.
    private(set) var files: [String: File] = [:]
    /// Structure maps in document order.
    let structures: [XMLNode]
    /// Links of structures: for each element those it points to, by `ID` without `#`.
    private(set) var links: [String: [String]] = [:]

    /// Reads a file.
    ///
    /// - Throws: `ArchiveError` where it is no METS.
    init(contentsOf path: String) throws(ArchiveError) {
        try self.init(root: XMLNode.root(ofFileAt: path), name: path)
    }

    /// Takes a document apart; `name` stands for the file in messages.
    init(root: XMLNode, name: String) throws(ArchiveError) {
        guard root.matches(.mets, "mets") else {
            throw ArchiveError(
                .unknownFormat,
                "\(name): is not METS: its first element is \(root.name); check the file"
            )
        }
        self.name = name
        (label, type) = (root.attributes["LABEL"], root.attributes["TYPE"])
        structures = root.children(.mets, "structMap")
        for section in root.children(.mets, "dmdSec") {
            guard let id = section.attributes["ID"], let mods = section.descendant(.mods, "mods") else { continue }
            descriptions[id] = mods
        }
        let technical = Self.technical(root)
        for section in root.children(.mets, "fileSec") { addFiles(in: section, use: "", technical) }
        for section in root.children(.mets, "structLink") { addLinks(in: section) }
    }

    /// Sizes and digests that PREMIS sections give, by the section's `ID`.
    private static func technical(_ root: XMLNode) -> [String: (size: Int?, algorithm: String?, digest: String?)] {
        var found: [String: (size: Int?, algorithm: String?, digest: String?)] = [:]
        for section in root.children(.mets, "amdSec") {
            var whole: (size: Int?, algorithm: String?, digest: String?) = (nil, nil, nil)
            for part in section.children {
                let size = part.descendant(.premis, "size")?.text.flatMap { Int($0) }
                let fixity = part.descendant(.premis, "fixity")
                let algorithm = fixity?.child(.premis, "messageDigestAlgorithm")?.text
                let digest = fixity?.child(.premis, "messageDigest")?.text
                guard size != nil || digest != nil else { continue }
                if let id = part.attributes["ID"] { found[id] = (size, algorithm, digest) }
                whole = (whole.size ?? size, whole.algorithm ?? algorithm, whole.digest ?? digest)
            }
            if let id = section.attributes["ID"], whole.size != nil || whole.digest != nil { found[id] = whole }
        }
        return found
    }

    private mutating func addFiles(
        in group: XMLNode,
        use: String,
        _ technical: [String: (size: Int?, algorithm: String?, digest: String?)]
    ) {
        for node in group.children {
            let own = node.attributes["USE"]?.lowercased() ?? use
            if node.matches(.mets, "fileGrp") {
                addFiles(in: node, use: own, technical)
            } else if node.matches(.mets, "file"), let id = node.attributes["ID"], files[id] == nil {
                let sections = (node.attributes["ADMID"] ?? "").split(separator: " ").compactMap {
                    technical[String($0)]
                }
                var checksum: (algorithm: String, value: String)?
                if let value = node.attributes["CHECKSUM"], let algorithm = node.attributes["CHECKSUMTYPE"] {
                    checksum = (algorithm, value.lowercased())
                } else if let found = sections.first(where: { $0.digest != nil && $0.algorithm != nil }) {
                    checksum = (found.algorithm ?? "", (found.digest ?? "").lowercased())
                }
                files[id] = File(
                    id: id,
                    use: own,
                    mimeType: node.attributes["MIMETYPE"],
                    reference: node.child(.mets, "FLocat")?.links["href"],
                    size: node.attributes["SIZE"].flatMap { Int($0) } ?? sections.lazy.compactMap(\.size).first,
                    checksum: checksum,
                    line: node.line
                )
            }
        }
    }

    private mutating func addLinks(in section: XMLNode) {
        func id(_ reference: String?) -> String? {
            reference.map { String($0.hasPrefix("#") ? $0.dropFirst() : $0[...]) }
        }
        for link in section.children(.mets, "smLink") {
            guard let from = id(link.links["from"]), let to = id(link.links["to"]) else { continue }
            links[from, default: []].append(to)
        }
        for group in section.children(.mets, "smLinkGrp") {
            var places: [String: String] = [:]
            for locator in group.children(.mets, "smLocatorLink") {
                guard let label = locator.links["label"], let place = id(locator.links["href"]) else { continue }
                places[label] = place
            }
            for arc in group.children(.mets, "smArcLink") {
                guard let from = arc.links["from"].flatMap({ places[$0] }),
                    let to = arc.links["to"].flatMap({ places[$0] })
                else { continue }
                links[from, default: []].append(to)
            }
        }
    }

    /// The MODS that a division names.
    func description(of division: XMLNode) -> MODSDescription? {
        let ids = (division.attributes["DMDID"] ?? "").split(separator: " ")
        return ids.lazy.compactMap { descriptions[String($0)] }.first.map(MODSDescription.init)
    }

    /// The files that the pointers directly in a division name, in order.
    func files(of division: XMLNode) -> [File] {
        division.children(.mets, "fptr").flatMap { pointer in
            let own = pointer.attributes["FILEID"].map { [$0] } ?? []
            return own + pointer.descendants(.mets, "area").compactMap { $0.attributes["FILEID"] }
        }.compactMap { files[$0] }
    }
}
