import Raster

extension PlacedPiece {
    /// The piece with the rectangles of its pictures drawn in to the ink that was printed in them.
    func hugging(_ image: GrayImage) -> PlacedPiece {
        guard piece.ornaments.contains(where: \.isPicture) else { return self }
        var out = self
        for index in piece.ornaments.indices where piece.ornaments[index].isPicture {
            let rect = piece.ornaments[index].rect.shifted(x: x, y: y)
            guard let ink = Self.ink(in: rect, of: image) else { continue }
            out.piece.ornaments[index].rect = ink.shifted(x: -x, y: -y)
        }
        return out
    }

    private static func ink(in rect: InkRect, of image: GrayImage) -> InkRect? {
        let (left, right) = (max(0, Int(rect.x0.rounded())), min(image.width, Int(rect.x1.rounded())))
        let (top, bottom) = (max(0, Int(rect.y0.rounded())), min(image.height, Int(rect.y1.rounded())))
        var hull: (x0: Int, y0: Int, x1: Int, y1: Int)?
        for y in top..<max(top, bottom) {
            let row = y * image.width
            guard let first = (left..<right).first(where: { image.samples[row + $0] < 128 }),
                let last = (left..<right).last(where: { image.samples[row + $0] < 128 })
            else { continue }
            let known = hull ?? (first, y, last, y)
            hull = (min(known.x0, first), min(known.y0, y), max(known.x1, last), y)
        }
        return hull.map { InkRect(x0: Double($0.x0), y0: Double($0.y0), x1: Double($0.x1 + 1), y1: Double($0.y1 + 1)) }
    }
}
