package import CorpusModel

/// A page that a delivery names.
package struct DeliveredPage: Sendable, Hashable {
    /// What the delivery says about it.
    package var metadata: PageMetadata
    /// Its scans, the best first; those that are absent too.
    package var forms: [DeliveredFile]
    /// Its text with boxes.
    package var text: DeliveredFile?
    /// Number of its reel of microfilm.
    package var reel: String?
    /// What is noted about its reproduction where that is not "Present": `Not digitized, published`, ...
    package var note: String?
    /// The page as messages name it: `sn83045462/1920-11-15/ed-1/seq-1`.
    package var name: String

    /// The best form that is there.
    package var bestForm: DeliveredFile? { forms.first { $0.exists } }
    /// Whether anything of it is there to be read.
    package var isPresent: Bool { bestForm != nil || text?.exists ?? false }
    /// Whether the delivery says that there is no scan of it.
    package var isNotDigitized: Bool { forms.isEmpty && note?.lowercased().hasPrefix("not digitized") ?? false }
}

/// An issue that a delivery names.
package struct DeliveredIssue: Sendable, Hashable {
    /// What the delivery says about it; no page.
    package var metadata: PageMetadata
    /// Its METS file, as the user would spell the path.
    package var path: String
    /// What is noted about its reproduction where that is not "Present".
    package var note: String?
    /// Its pages in order.
    package var pages: [DeliveredPage]
    /// Its articles, where the delivery divides it into such.
    package var articles: [DeliveredArticle]

    /// The issue as messages name it: `sn83045462/1920-11-15/ed-1`.
    package var name: String { Self.name(metadata) ?? path }

    static func name(_ metadata: PageMetadata) -> String? {
        guard let newspaper = metadata.lccn ?? metadata.title, let date = metadata.date else { return nil }
        return ([newspaper, date] + (metadata.edition.map { ["ed-\($0)"] } ?? [])).joined(separator: "/")
    }
}

/// An article, advertisement or other item as the archive divided an issue.
package struct DeliveredArticle: Sendable, Hashable {
    /// A part of a page.
    package struct Area: Sendable, Hashable {
        /// Place of its page in `DeliveredIssue.pages`, from 0.
        package var page: Int
        /// What it is, as written: `Headline`, `Textblock`, ...
        package var label: String?
        /// Its box, pixels of the page's master.
        package var box: PixelRect?
        /// Ids in the page's ALTO: the first and the last element of it.
        package var first: String?, last: String?
        /// Whether it holds the headline.
        package var isHeadline: Bool {
            ["headline", "heading", "title", "subheadline"].contains(label?.lowercased() ?? "")
        }
    }

    /// `ID` in the METS file.
    package var id: String
    /// What it is, in lower case: `article`, `advert`, `illustration`, ...
    package var kind: String
    /// Title that the archive gives it.
    package var title: String?
    /// Its areas in order.
    package var areas: [Area]
}
