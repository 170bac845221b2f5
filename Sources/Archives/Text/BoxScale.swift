import CorpusModel

/// Boxes of a text file in pixels of a scan.
struct BoxScale {
    /// Pixels a unit.
    let x: Double, y: Double
    /// Size in pixels; 0 where neither file nor caller says it.
    let width: Int, height: Int

    /// Numbers beyond this are damage: a page would be kilometres wide.
    private static let largest = 1e8

    /// The scale of a page.
    ///
    /// The file's page is laid over the scan as a whole, whatever unit it is measured in: units and resolutions that files
    /// state are often wrong, sizes hardly ever.
    ///
    /// - Parameters:
    ///   - pageWidth: as the file says, its units; `nil` or 0 where it does not.
    ///   - pageHeight: likewise.
    ///   - pixelsPerUnit: what a unit is where no scan is given.
    ///   - scan: size of the scan.
    init(pageWidth: Double?, pageHeight: Double?, pixelsPerUnit: Double, scan: ScanSize?) {
        func scale(_ page: Double?, _ side: Int?) -> Double {
            guard let page, page > 0, page < Self.largest, let side, side > 0 else { return pixelsPerUnit }
            return Double(side) / page
        }
        (x, y) = (scale(pageWidth, scan?.width), scale(pageHeight, scan?.height))
        func size(_ page: Double?, _ scale: Double) -> Int {
            guard let page, page > 0, page < Self.largest else { return 0 }
            return Int((page * scale).rounded())
        }
        (width, height) = (scan?.width ?? size(pageWidth, x), scan?.height ?? size(pageHeight, y))
    }

    /// A box in pixels, cut to the page where its size is known; `nil` where the numbers are no box.
    func box(x: Double, y: Double, width: Double, height: Double) -> PixelRect? {
        guard [x, y, width, height].allSatisfy({ $0.isFinite && abs($0) < Self.largest }), width >= 0, height >= 0
        else {
            return nil
        }
        let whole = PixelRect(
            x0: Int((x * self.x).rounded(.down)),
            y0: Int((y * self.y).rounded(.down)),
            x1: Int(((x + width) * self.x).rounded(.up)),
            y1: Int(((y + height) * self.y).rounded(.up))
        )
        guard self.width > 0, self.height > 0 else { return whole }
        let cut = whole.intersection(PixelRect(x0: 0, y0: 0, x1: self.width, y1: self.height))
        return cut.isEmpty ? nil : cut
    }
}
