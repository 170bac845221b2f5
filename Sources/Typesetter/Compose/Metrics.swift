/// Sizes of one page in pixels, worked out from its style.
package struct Metrics: Sendable {
    package let style: PageStyle
    package let width: Double, height: Double, margin: Double
    package let gutter: Double, columnWidth: Double
    /// Body type and distance of its base lines.
    package let body: Typeface
    package let lead: Double
    /// A hairline.
    package let hair: Double

    package init(_ style: PageStyle) {
        self.style = style
        let point = Double(style.dpi) / 72
        width = (style.width * Double(style.dpi)).rounded()
        height = (style.height * Double(style.dpi)).rounded()
        margin = style.margin * Double(style.dpi)
        gutter = style.gutter * point
        let inner = width - 2 * margin
        columnWidth = (inner - gutter * Double(style.columns - 1)) / Double(style.columns)
        body = Typeface(family: style.bodyFamily, size: style.bodySize * point)
        lead = style.bodySize * point * style.leading
        hair = max(1, 0.6 * point)
    }

    /// Left edge of a column.
    package func x(ofColumn column: Int) -> Double { margin + Double(column) * (columnWidth + gutter) }

    /// Width of some columns with the gutters between them.
    package func width(ofColumns count: Int) -> Double { Double(count) * columnWidth + Double(count - 1) * gutter }

    /// The family of heads of a prominence, 0 the greatest.
    package func headFamily(_ prominence: Int) -> TypeFamily {
        style.headFamilies[min(prominence, style.headFamilies.count - 1)]
    }
}
