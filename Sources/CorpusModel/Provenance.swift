/// What made a record.
package struct Provenance: Sendable, Hashable, Codable {
    /// Version of Broadsheet.
    package var broadsheet: String
    /// Digest of pipeline configuration, model digests and program version.
    package var fingerprint: String
    /// Digest of each model, by stage.
    package var models: [String: String]
    /// Version of Tesseract.
    package var tesseract: String

    /// Names the makers of a record.
    package init(broadsheet: String, fingerprint: String, models: [String: String], tesseract: String) {
        (self.broadsheet, self.fingerprint) = (broadsheet, fingerprint)
        (self.models, self.tesseract) = (models, tesseract)
    }
}
