import CorpusModel

/// Answers what the lines, rules and pictures of a page are, once geometry has found where they are.
protocol LayoutEvidence: Sendable {
    /// The pictures of the page, given the places that geometry takes for pictures; working pixels.
    func pictures(_ found: [Picture], head: PageHead, xHeight: Double) -> [Picture]

    /// The columns of the page with their lines, given its letters and rules outside of pictures and name plate.
    func columns(of ink: PageInk, pictures: [Picture]) -> [PageColumn]

    /// Whether a line inside the head that geometry sees belongs to it.
    func isHead(_ bbox: PixelRect) -> Bool

    /// What each line of a column is, given what parts it from the line before.
    func classes(of lines: [PlacedLine], cuts: [Cut]) -> [RegionClass]

    /// Whether a line begins another region of the class of the line before.
    func beginsRegion(_ line: PlacedLine, after cut: Cut, as regionClass: RegionClass) -> Bool

    /// The regions of the page, given those made column by column: what goes over columns, and what stands in frames.
    func completed(_ regions: [WorkingRegion], on geometry: PageGeometry) -> [WorkingRegion]
}
