import CorpusText
import Foundation

/// Names of the files of a corpus.
package struct CorpusLayout: Sendable, Hashable {
    /// What a shard holds.
    package enum Content: String, Sendable, CaseIterable {
        /// Page records.
        case pages
        /// Article records.
        case articles
        /// Table records.
        case tables
    }

    /// The corpus folder.
    package let folder: String

    /// Names the files of the corpus in `folder`.
    package init(folder: String) { self.folder = folder }

    /// The store.
    package var store: String { folder + "/broadsheet.sqlite" }
    /// The lock of the run that writes.
    package var lock: String { folder + "/broadsheet.lock" }
    /// Pages without a record.
    package var failures: String { folder + "/failures.jsonl" }
    /// Inputs that gave no page and are no failure either, each with the reason.
    package var skipped: String { folder + "/skipped.jsonl" }
    /// The dataset card.
    package var card: String { folder + "/README.md" }
    /// The resolved configuration.
    package var configuration: String { folder + "/pipeline.yaml" }

    /// Folder of the shards of one kind.
    package func folder(of content: Content) -> String { "\(folder)/\(content.rawValue)" }

    /// A shard, numbered from 0.
    package func shard(_ index: Int, of content: Content) -> String {
        "\(folder(of: content))/part-\(index.zeroPadded(to: 5)).jsonl"
    }
}
