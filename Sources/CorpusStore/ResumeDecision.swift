package import CorpusModel

/// What the store knows about a page from before.
package struct KnownPage: Sendable, Hashable {
    /// How far a page has come.
    package enum Status: String, Sendable { case pending, done, failed }

    package var status: Status
    /// Fingerprint of the pipeline that decided it.
    package var fingerprint: String?
    /// What was asked for.
    package var request: PageRequest
    /// State of the scan when the page was decided.
    package var file: FileState
    /// Whether its record is in the store or in a shard that is there.
    package var hasRecord: Bool

    package init(status: Status, fingerprint: String?, request: PageRequest, file: FileState, hasRecord: Bool) {
        (self.status, self.fingerprint, self.request) = (status, fingerprint, request)
        (self.file, self.hasRecord) = (file, hasRecord)
    }
}

/// Decides which pages of an existing corpus a run reads again.
///
/// A record depends on the bytes of the scan and of the archive's text that is used with it, and on what the fingerprint is made of. Id, path and metadata are labels: where they
/// have changed, the record is labelled anew, and no page is read again.
package enum ResumeDecision: Sendable, Hashable {
    /// Why a page is to be done.
    package enum Reason: String, Sendable, CaseIterable {
        case new, unfinished, failedBefore, configurationChanged, scanChanged, textChanged, recordLost
    }

    /// The record stands.
    case keep
    /// The record stands if the scan has the digest it was made from; otherwise the page is done again.
    case keepIfSameContent
    /// The page is to be done.
    case redo(Reason)

    /// Compares what is known with what is wanted.
    package static func decide(known: KnownPage?, request: PageRequest, file: FileState, fingerprint: String) -> Self {
        guard let known else { return .redo(.new) }
        switch known.status {
        case .pending: return .redo(.unfinished)
        case .failed: return .redo(.failedBefore)
        case .done: break
        }
        if known.fingerprint != fingerprint { return .redo(.configurationChanged) }
        if !known.hasRecord { return .redo(.recordLost) }
        if known.request.page != request.page { return .redo(.scanChanged) }
        let (text, formerText) = (request.text, known.request.text)
        guard text?.page == formerText?.page, text?.state.size == formerText?.state.size else {
            return .redo(.textChanged)
        }
        if known.file == file, ExactText(known.request.path) == ExactText(request.path), text == formerText {
            return .keep
        }
        // A copied, moved or touched file has another time or path and the same content; another size is another content.
        return known.file.size == file.size && file.size >= 0 ? .keepIfSameContent : .redo(.scanChanged)
    }
}
