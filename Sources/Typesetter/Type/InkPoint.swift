/// A point in pixels with fractions; origin top left.
package struct InkPoint: Sendable, Hashable {
    package var x: Double, y: Double

    package init(x: Double, y: Double) { (self.x, self.y) = (x, y) }

    /// Points from one end of a straight line to the other, near enough to each other to follow a bend of the page.
    static func row(from start: InkPoint, to end: InkPoint) -> [InkPoint] {
        let length = max(abs(end.x - start.x), abs(end.y - start.y))
        let count = max(1, Int((length / 80).rounded(.up)))
        return (0...count).map { index in
            let t = Double(index) / Double(count)
            return InkPoint(x: start.x + (end.x - start.x) * t, y: start.y + (end.y - start.y) * t)
        }
    }
}
