import Foundation

extension GrayImage {
    /// The image turned about its centre so that lines falling to the right by `degrees` become level; same size.
    ///
    /// Bilinear interpolation; what comes from outside is `background`.
    package func rotated(deskewing degrees: Double, background: UInt8 = 255) -> GrayImage {
        let (sine, cosine) = (Foundation.sin(degrees * .pi / 180), Foundation.cos(degrees * .pi / 180))
        let (centreX, centreY) = (Double(width) / 2, Double(height) / 2)
        let (width, height) = (width, height)
        var out = [UInt8](repeating: background, count: width * height)
        guard width > 1, height > 1 else { return self }
        samples.withUnsafeBufferPointer { source in
            out.withUnsafeMutableBufferPointer { target in
                for y in 0..<height {
                    let dy = Double(y) + 0.5 - centreY
                    var sourceX = (0.5 - centreX) * cosine - dy * sine + centreX - 0.5
                    var sourceY = (0.5 - centreX) * sine + dy * cosine + centreY - 0.5
                    for x in 0..<width {
                        let (column, row) = (Int(sourceX.rounded(.down)), Int(sourceY.rounded(.down)))
                        if column >= 0, row >= 0, column < width - 1, row < height - 1 {
                            let fx = Int((sourceX - Double(column)) * 256), fy = Int((sourceY - Double(row)) * 256)
                            let at = row * width + column
                            let top = Int(source[at]) * (256 - fx) + Int(source[at + 1]) * fx
                            let bottom = Int(source[at + width]) * (256 - fx) + Int(source[at + width + 1]) * fx
                            target[y * width + x] = UInt8((top * (256 - fy) + bottom * fy + 32_768) >> 16)
                        }
                        sourceX += cosine
                        sourceY += sine
                    }
                }
            }
        }
        return GrayImage(width: width, height: height, samples: out)
    }

    /// The image turned clockwise by quarter turns; negative turns run the other way.
    package func rotated(quarterTurns: Int) -> GrayImage {
        let turns = ((quarterTurns % 4) + 4) % 4
        guard turns != 0 else { return self }
        let (newWidth, newHeight) = turns == 2 ? (width, height) : (height, width)
        var out = [UInt8](repeating: 0, count: samples.count)
        samples.withUnsafeBufferPointer { source in
            out.withUnsafeMutableBufferPointer { target in
                var place = 0
                for y in 0..<newHeight {
                    for x in 0..<newWidth {
                        target[place] =
                            switch turns {
                            case 1: source[(height &- 1 &- x) &* width &+ y]
                            case 2: source[(height &- 1 &- y) &* width &+ (width &- 1 &- x)]
                            default: source[x &* width &+ (width &- 1 &- y)]
                            }
                        place &+= 1
                    }
                }
            }
        }
        return GrayImage(width: newWidth, height: newHeight, samples: out)
    }
}
