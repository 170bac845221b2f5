/// Numbers in a box: row-major, the last dimension runs fastest.
public struct Tensor: Sendable, Hashable {
    /// Lengths of the dimensions, each at least 1.
    public let shape: [Int]
    /// As many values as the product of the dimensions.
    public let values: [Float]

    /// Makes a tensor; `values.count` must be the product of `shape`.
    public init(shape: [Int], values: [Float]) {
        precondition(shape.reduce(1, *) == values.count, "need as many values as the shape has places")
        (self.shape, self.values) = (shape, values)
    }
}
