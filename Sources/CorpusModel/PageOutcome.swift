/// What became of a page that was asked for.
package enum PageOutcome: Sendable, Hashable {
    /// Its records in reading order, at least one: two where the scan is a spread of two pages.
    case records([PageRecord])
    /// Why there is none.
    case failure(PageFailure)
}
