import CorpusFiles
import CorpusModel

/// A path as a table or a corpus has it, made comparable.
///
/// Components are parted by `/` or `\`; `.`, the drive of a Windows path and what `..` takes back are left out. Unicode's
/// composition of letters never matters.
struct TablePath: Sendable, Hashable {
    /// The components as they are written.
    let components: [String]
    /// The same without upper case, the ending, and folders that are named for a form of pages.
    let loose: [String]

    init(_ path: String) {
        var parts: [String] = []
        for part in path.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
            switch String(Substring(part)) {
            case ".": continue
            case "..": if !parts.isEmpty { parts.removeLast() }
            case let part: parts.append(part)
            }
        }
        if let drive = parts.first, drive.utf8.count == 2, drive.hasSuffix(":") { parts.removeFirst() }
        components = parts
        let folders = parts.dropLast().map { $0.lowercased() }.filter { !FormFolders.isFolderOfForm($0) }
        loose = folders + parts.suffix(1).map { Self.stem($0).lowercased() }
    }

    /// The name without its ending; a dot before digits only is none.
    private static func stem(_ name: String) -> String {
        let parts = FileNameParts(name)
        guard let ending = parts.ending, ending.utf8.count <= 5, ending.contains(where: { $0.isLetter }) else {
            return name
        }
        return parts.stem
    }

    /// How many components two paths have in common at their ends, if one is the end of the other; 0 if not.
    static func commonLength(_ first: [String], _ second: [String]) -> Int {
        let length = min(first.count, second.count)
        return first.suffix(length).elementsEqual(second.suffix(length)) ? length : 0
    }
}
