import CorpusFiles
package import Foundation

/// The folder of compact tables that `Scripts/setup` builds: gazetteer, words, nicknames.
package struct EnrichmentTables: Sendable, Hashable {
    /// Environment variable that names the folder.
    package static let environmentName = "BROADSHEET_TABLES"

    package let folder: String

    package init(folder: String) { self.folder = folder }

    /// Finds the folder: the one given, else where `BROADSHEET_TABLES` says, else where `Scripts/setup` puts it for one user or for all.
    ///
    /// - Throws: `EnrichmentError` with `tableMissing` where there is none.
    package static func locate(_ folder: String? = nil, environment: [String: String]? = nil) throws(EnrichmentError)
        -> Self
    {
        let environment = environment ?? ProcessInfo.processInfo.environment
        let named = folder ?? environment[environmentName].flatMap { $0.isEmpty ? nil : $0 }
        let places =
            named.map { [$0] }
            ?? [
                environment["HOME"].map { "\($0)/.local/lib/broadsheet/tables" }, "/usr/local/lib/broadsheet/tables",
            ].compactMap { $0 }
        guard let place = places.first(where: { FileManager.default.fileExists(atPath: "\($0)/CONTENTS") }) else {
            throw EnrichmentError(
                .tableMissing,
                "found no tables of places, words and names in \(places.joined(separator: " or ")); run Scripts/setup, or set \(environmentName)"
            )
        }
        return Self(folder: place)
    }

    /// The bytes of a table.
    ///
    /// - Throws: `EnrichmentError` with `tableMissing` where it cannot be read.
    package func table(_ name: String) throws(EnrichmentError) -> Data {
        let path = "\(folder)/\(name)"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw EnrichmentError(.tableMissing, "cannot read the table \(path); run Scripts/setup again")
        }
        return data
    }
}
