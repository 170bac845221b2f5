/// A page with its typed regions and the tables found on it: what the structure of tables gives and recognition takes.
package struct StructuredLayout: Sendable {
    /// The page; text regions that were judged carry their legibility.
    package let layout: PageLayout
    /// Tables found, in no particular order; their `region` is one of the layout's, or `nil` where the layout has none.
    package let tables: [FoundTable]

    /// A judged page and the tables on it; a pipeline that looks for none gives none.
    package init(_ page: JudgedLayout, tables: [FoundTable]) { (layout, self.tables) = (page.layout, tables) }

    /// A page of a pipeline without legibility and tables: all its text is read, and as lines.
    package init(plain layout: PageLayout) { self.init(JudgedLayout(unjudged: layout), tables: []) }

    /// The regions, in no particular order.
    package var regions: [LayoutRegion] { layout.regions }
}
