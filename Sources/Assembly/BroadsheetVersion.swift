/// The version of this program; raised with every change of what records say.
public enum BroadsheetVersion {
    /// As in `provenance.broadsheet`.
    public static let current = "0.1.0"
}
