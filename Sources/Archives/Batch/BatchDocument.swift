import CorpusFiles

/// A batch file of the National Digital Newspaper Program: the issues and reels of a delivery.
struct BatchDocument {
    struct Issue {
        var lccn: String?, date: String?, edition: Int?
        /// Path of its METS as written.
        var reference: String
        var line: Int
    }

    struct Reel {
        var number: String?
        /// Path of its METS as written.
        var reference: String
        var line: Int
    }

    /// Name of the batch, and code of the institution that made it.
    let name: String?, awardee: String?
    let issues: [Issue]
    let reels: [Reel]

    /// Takes a document; `path` stands for the file in messages.
    ///
    /// - Throws: `ArchiveError` where it is no batch file.
    init(root: XMLNode, name path: String) throws(ArchiveError) {
        guard root.matches(.ndnp, "batch") || root.matches(.none, "batch") else {
            throw ArchiveError(
                .unknownFormat,
                "\(path): is no NDNP batch file: its first element is \(root.name); check the file"
            )
        }
        name = root.attributes["name"]
        awardee = root.attributes["awardee"]
        func reference(_ node: XMLNode) -> String { node.text ?? "" }
        func elements(_ name: String) -> [XMLNode] { root.children(.ndnp, name) + root.children(.none, name) }
        issues = elements("issue").map { node in
            Issue(
                lccn: node.attributes["lccn"].map { LCCN($0)?.text ?? $0 },
                date: node.attributes["issueDate"],
                edition: node.attributes["editionOrder"].flatMap { Int($0) },
                reference: reference(node),
                line: node.line
            )
        }
        reels = elements("reel").map { node in
            Reel(number: node.attributes["reelNumber"], reference: reference(node), line: node.line)
        }
    }
}
