package import CorpusModel

/// A page with its typed regions and whether each can be read: what legibility gives and the
/// structure of tables takes.
package struct JudgedLayout: Sendable {
    /// The page; text regions that were judged carry their legibility.
    package var layout: PageLayout

    /// A page as legibility judged it: one label a region, in the order of the regions, `nil` for those that are not text.
    package init(_ layout: PageLayout, legibility: [Legibility?]) {
        precondition(legibility.count == layout.regions.count, "need one label a region")
        self.layout = layout
        for (index, label) in legibility.enumerated() { self.layout.regions[index].legibility = label }
    }

    /// A page of a pipeline without legibility: its regions stay as they are, and all text is read.
    package init(unjudged layout: PageLayout) { self.layout = layout }

    /// The regions, in no particular order.
    package var regions: [LayoutRegion] { layout.regions }
}
