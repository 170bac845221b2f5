/// What became of a page.
package enum PageOutcome: Sendable, Hashable {
    /// The page's record.
    case record(PageRecord)
    /// Why there is none.
    case failure(PageFailure)
}
