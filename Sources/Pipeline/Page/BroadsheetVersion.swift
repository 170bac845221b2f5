/// The version of this program; raised with every change of what records say.
package enum BroadsheetVersion {
    /// As in `provenance.broadsheet`.
    package static let current = "0.1.0"
}
