import Inference
import TestSupport
import Testing

@testable import Dedup

@Suite("Products of blocks")
struct BlockProductsTests {
    /// Rows of length 1.
    private func rows(_ count: Int, _ dimension: Int, _ random: inout SeededGenerator) -> [Float] {
        (0..<count).flatMap { _ in
            let row = (0..<dimension).map { _ in Float.random(in: -1...1, using: &random) }
            let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return row.map { $0 / length }
        }
    }

    @Test(
        "products are exact within the tolerance, in each precision that the processor has",
        arguments: [
            InferenceSettings.Precision.f32, BlockProducts.fastestPrecision,
        ]
    )
    func tolerance(_ precision: InferenceSettings.Precision) {
        let dimension = 48
        let blocks = BlockProducts(dimension: dimension, tasks: 2, precision: precision)
        var random = SeededGenerator(seed: 3)
        var first = rows(BlockProducts.queryRows, dimension, &random)
        var second = rows(BlockProducts.targetRows, dimension, &random)
        // The same row on both sides, and opposite ones.
        for index in 0..<dimension {
            second[index] = first[index]
            second[dimension + index] = -first[dimension + index]
        }
        let workspace = BlockProducts.Workspace(blocks)
        var worst: Float = 0
        first.withUnsafeMutableBufferPointer { first in
            second.withUnsafeMutableBufferPointer { second in
                // The second time must not see anything of the first.
                for _ in 0..<2 {
                    workspace.products(of: first, with: second) { products in
                        for row in stride(from: 0, to: BlockProducts.queryRows, by: 97) {
                            for column in 0..<70 {
                                let exact = (0..<dimension).reduce(Float(0)) {
                                    $0 + first[row * dimension + $1] * second[column * dimension + $1]
                                }
                                worst = max(worst, abs(products[row * BlockProducts.targetRows + column] - exact))
                            }
                        }
                    }
                }
            }
        }
        #expect(worst < blocks.tolerance)
        // Products of brain floats are told from others by this alone.
        #expect((worst > 1e-5) == (precision == .bf16))
    }
}
