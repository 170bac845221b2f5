package import Archives
package import CorpusModel
package import CorpusStore

/// A page as its source names it: found among files, or listed by a description that comes with them.
///
/// A source brings its pages in order. What it knows about a page goes before what the path tells; the user's table goes
/// before both.
package struct SourcePage: Sendable {
    /// The file that is read.
    package var file: InputFile
    /// Other files that hold the same page, best first.
    package var forms: [InputFile]
    /// How good a form of its page the file is among those that are pages of their own, from 0 for the best.
    package var rank: Int
    /// Page within the file, from 1.
    package var pageInFile: Int
    /// What the source says about the page.
    package var metadata: PageMetadata
    /// The archive's text of the page, where it is to be used.
    package var text: PageTextFile?

    package init(
        file: InputFile,
        forms: [InputFile] = [],
        rank: Int = 0,
        pageInFile: Int = 1,
        metadata: PageMetadata = PageMetadata(),
        text: PageTextFile? = nil
    ) {
        (self.file, self.forms, self.rank) = (file, forms, rank)
        (self.pageInFile, self.metadata, self.text) = (pageInFile, metadata, text)
    }
}

/// The pages of a source, and what became of everything else that it saw.
package struct SourcePages: Sendable {
    package var pages: [SourcePage]
    /// Files skipped and files that failed.
    package var account: InputAccount
    /// What the deliveries of archives among the inputs hold and lack.
    package var deliveries: [DeliveryReport] = []

    package init(pages: [SourcePage] = [], account: InputAccount = InputAccount()) {
        (self.pages, self.account) = (pages, account)
    }
}
