import CorpusFiles
package import Foundation

/// Given names and their short forms, both ways.
package struct Nicknames: Sendable {
    /// The table's name among those that `Scripts/setup` builds.
    package static let tableName = "nicknames.tsv"

    private var forms: [NameWord: Set<NameWord>] = [:]

    /// No nicknames but abbreviations of print, such as `Wm.` and `Chas.`, are known.
    package init() {
        for (name, short) in Self.abbreviations { for form in short { add(name, form) } }
    }

    /// - Parameters:
    ///   - table: lines of a given name, a tab and a nickname; the same name may come on several.
    ///   - path: its place, for messages.
    /// - Throws: `EnrichmentError` for a line without a tab.
    package init(table: Data, path: String) throws(EnrichmentError) {
        self.init()
        for (number, line) in table.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty else { continue }
            let parts = line.split(separator: 0x09)
            guard parts.count == 2 else {
                throw EnrichmentError(
                    .tableMissing,
                    "\(path):\(number + 1): is no line of a table of nicknames; run Scripts/setup again"
                )
            }
            add(String(decoding: parts[0], as: UTF8.self), String(decoding: parts[1], as: UTF8.self))
        }
    }

    /// The table that `Scripts/setup` built.
    ///
    /// - Throws: `EnrichmentError` with `tableMissing`.
    package init(_ tables: EnrichmentTables) throws(EnrichmentError) {
        try self.init(table: tables.table(Self.tableName), path: "\(tables.folder)/\(Self.tableName)")
    }

    private mutating func add(_ name: String, _ form: String) {
        let (name, form) = (NameWord(name), NameWord(form))
        forms[name, default: []].insert(form)
        forms[form, default: []].insert(name)
    }

    /// Whether one may be said for the other.
    func related(_ one: NameWord, _ other: NameWord) -> Bool { forms[one]?.contains(other) ?? false }

    /// Abbreviations of the time that are no beginnings of the name.
    private static let abbreviations: [(String, [String])] = [
        ("william", ["wm", "willm"]), ("charles", ["chas"]), ("george", ["geo"]), ("thomas", ["thos"]),
        ("james", ["jas"]), ("john", ["jno"]), ("robert", ["robt"]), ("samuel", ["saml"]), ("daniel", ["danl"]),
        ("richard", ["richd"]), ("nathaniel", ["nathl"]), ("henry", ["hy"]), ("edward", ["edwd"]),
        ("frederick", ["fredk"]), ("alexander", ["alexr"]), ("patrick", ["patk"]), ("frank", ["frk"]),
        ("jonathan", ["jona"]), ("archibald", ["archd"]), ("augustus", ["augs"]), ("michael", ["michl"]),
        ("elizabeth", ["eliz"]), ("margaret", ["margt"]), ("catherine", ["cath"]), ("joseph", ["jos"]),
    ]
}
