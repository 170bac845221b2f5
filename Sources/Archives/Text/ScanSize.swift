/// Size of the scan that boxes are wanted for.
package struct ScanSize: Sendable, Hashable {
    /// Pixels.
    package var width: Int, height: Int

    package init(width: Int, height: Int) { (self.width, self.height) = (width, height) }
}
