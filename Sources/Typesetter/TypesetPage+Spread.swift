import CorpusModel
import Raster

extension TypesetPage {
    /// This page and the one facing it as one picture; regions and articles are numbered through.
    func joined(to right: TypesetPage) -> TypesetPage {
        var page = self
        let (width, height) = (image.width + right.image.width, max(image.height, right.image.height))
        var samples = [UInt8](repeating: 255, count: width * height)
        for (part, left) in [(image, 0), (right.image, image.width)] {
            for y in 0..<part.height {
                samples.replaceSubrange(
                    (y * width + left)..<(y * width + left + part.width),
                    with: part.samples[(y * part.width)..<((y + 1) * part.width)]
                )
            }
        }
        page.image = GrayImage(width: width, height: height, samples: samples)
        let shift = Double(image.width)
        var other = right.plan.moved(width: width, height: height) { ($0 + shift, $1) }
        let ids = Dictionary(
            uniqueKeysWithValues: other.regions.enumerated().map { ($1.id, "r\(plan.regions.count + $0 + 1)") }
        )
        for index in other.regions.indices { other.regions[index].id = ids[other.regions[index].id] ?? "" }
        for index in other.lines.indices { other.lines[index].region = ids[other.lines[index].region] ?? "" }
        for index in other.tables.indices { other.tables[index].region = ids[other.tables[index].region] ?? "" }
        let names = Dictionary(
            uniqueKeysWithValues: other.articles.enumerated().map { ($1.id, "a\(plan.articles.count + $0 + 1)") }
        )
        for index in other.articles.indices {
            other.articles[index].id = names[other.articles[index].id] ?? ""
            other.articles[index].regions = other.articles[index].regions.compactMap { ids[$0] }
        }
        (page.plan.width, page.plan.height) = (width, height)
        page.plan.regions += other.regions
        page.plan.articles += other.articles
        page.plan.lines += other.lines
        page.plan.tables += other.tables
        page.plan.rules += other.rules
        page.plan.papers = [
            InkRect(x0: 0, y0: 0, x1: shift, y1: Double(image.height)),
            InkRect(x0: shift, y0: 0, x1: Double(width), y1: Double(right.image.height)),
        ]
        page.printings += right.printings.map {
            var printing = $0
            printing.article = names[$0.article] ?? ""
            return printing
        }
        return page
    }
}
