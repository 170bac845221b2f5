/// One line of `pdfimages -list`.
struct PDFImageEntry: Equatable {
    /// Number of the image, which also names its file.
    var number: Int
    /// `image`, `mask`, `smask` or `stencil`.
    var kind: String
    /// Size in pixels.
    var width: Int, height: Int
    /// Pixels per inch as placed on the page.
    var xDPI: Double, yDPI: Double

    /// Reads the table; lines that are not images are passed over.
    static func parse(_ table: String) -> [PDFImageEntry] {
        table.split(separator: "\n").compactMap { line in
            // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio
            let words = line.split(separator: " ")
            guard words.count >= 14, Int(words[0]) != nil, let number = Int(words[1]), let width = Int(words[3]),
                let height = Int(words[4])
            else { return nil }
            // An inline image has no object id, and `[inline]` stands for both words of it.
            let place = words[10] == "[inline]" ? 11 : 12
            guard words.count > place + 1, let xDPI = Double(words[place]), let yDPI = Double(words[place + 1])
            else { return nil }
            return PDFImageEntry(
                number: number,
                kind: String(words[2]),
                width: width,
                height: height,
                xDPI: xDPI,
                yDPI: yDPI
            )
        }
    }

    /// Largest `misfit` of an image that covers a page.
    static let toleratedMisfit = 0.04

    /// By which share of a side the image as placed is larger or smaller than a page, upright or sideways; infinite for one that
    /// is no picture.
    ///
    /// Sizes are in inches. Masks belong to other images and never count; a stencil is a bitonal scan of its own.
    func misfit(width pageWidth: Double, height pageHeight: Double) -> Double {
        guard kind == "image" || kind == "stencil", xDPI > 0, yDPI > 0 else { return .infinity }
        let (placedWidth, placedHeight) = (Double(width) / xDPI, Double(height) / yDPI)
        func misfit(_ width: Double, _ height: Double) -> Double {
            max(abs(placedWidth - width) / width, abs(placedHeight - height) / height)
        }
        return min(misfit(pageWidth, pageHeight), misfit(pageHeight, pageWidth))
    }
}
