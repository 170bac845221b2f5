/// An n-dimensional array of numbers in row-major order.
package struct Tensor: Sendable, Hashable {
    /// The numbers, of either kind.
    enum Contents: Sendable, Hashable {
        case floats([Float])
        case integers([Int64])
    }

    /// Lengths of the dimensions; each at least 1, except in answers about nothing.
    package let shape: [Int]
    let contents: Contents

    /// Makes a tensor of 32-bit floats; `values.count` must be the product of `shape`.
    package init(shape: [Int], values: [Float]) {
        precondition(shape.reduce(1, *) == values.count, "need as many values as the shape has places")
        (self.shape, contents) = (shape, .floats(values))
    }

    /// Makes a tensor of 64-bit integers; `integers.count` must be the product of `shape`.
    package init(shape: [Int], integers: [Int64]) {
        precondition(shape.reduce(1, *) == integers.count, "need as many integers as the shape has places")
        (self.shape, contents) = (shape, .integers(integers))
    }

    /// As many floats as the product of the dimensions; empty for a tensor of integers.
    package var values: [Float] {
        if case .floats(let values) = contents { values } else { [] }
    }

    /// As many integers as the product of the dimensions; empty for a tensor of floats.
    package var integers: [Int64] {
        if case .integers(let values) = contents { values } else { [] }
    }
}
