/// The boxes of a PDF page as `pdfinfo -box` prints them, and what of the page they leave.
struct PDFBoxes: Equatable {
    /// Sides of a box in points, y from the bottom.
    struct Box: Equatable {
        var left: Double, bottom: Double, right: Double, top: Double

        var width: Double { right - left }
        var height: Double { top - bottom }
    }

    /// A part of a picture as shares of its sides, from the top left.
    struct Part: Equatable {
        var left: Double, top: Double, right: Double, bottom: Double

        /// The same part after the picture was turned clockwise by a quarter.
        var turned: Part { Part(left: 1 - bottom, top: left, right: 1 - top, bottom: right) }

        /// The part of a picture of `width` by `height` pixels: `x0`, `y0`, `x1`, `y1`.
        func pixels(width: Int, height: Int) -> (Int, Int, Int, Int) {
            func place(_ share: Double, _ side: Int) -> Int {
                Int((min(1, max(0, share)) * Double(side)).rounded())
            }
            return (place(left, width), place(top, height), place(right, width), place(bottom, height))
        }
    }

    /// What the page's contents are laid on, and what of it is shown.
    var media: Box, crop: Box

    /// From the lines `Page N MediaBox: x0 y0 x1 y1` and `Page N CropBox: ...`; `nil` without them.
    init?(_ fields: [String: String], page: Int) {
        func box(_ name: String) -> Box? {
            guard let text = fields["Page \(page) \(name)"] ?? fields[name] else { return nil }
            let numbers = text.split(separator: " ").compactMap { Double($0) }
            guard numbers.count == 4 else { return nil }
            let box = Box(
                left: min(numbers[0], numbers[2]),
                bottom: min(numbers[1], numbers[3]),
                right: max(numbers[0], numbers[2]),
                top: max(numbers[1], numbers[3])
            )
            return box.width > 0 && box.height > 0 ? box : nil
        }
        guard let media = box("MediaBox"), let crop = box("CropBox") else { return nil }
        self.media = media
        // What lies outside the media box is not there.
        let shown = Box(
            left: max(crop.left, media.left),
            bottom: max(crop.bottom, media.bottom),
            right: min(crop.right, media.right),
            top: min(crop.top, media.top)
        )
        self.crop = shown.width > 0 && shown.height > 0 ? shown : media
    }

    /// Whether less than everything is shown, by more than a point on any side.
    var isCropped: Bool {
        crop.left > media.left + 1 || crop.bottom > media.bottom + 1 || crop.right < media.right - 1
            || crop.top < media.top - 1
    }

    /// What is shown of a picture of everything that was turned clockwise by `turn` degrees.
    func part(turn: Int) -> Part {
        let upright = Part(
            left: (crop.left - media.left) / media.width,
            top: (media.top - crop.top) / media.height,
            right: (crop.right - media.left) / media.width,
            bottom: (media.top - crop.bottom) / media.height
        )
        return (0..<((turn / 90 % 4 + 4) % 4)).reduce(upright) { part, _ in part.turned }
    }
}
