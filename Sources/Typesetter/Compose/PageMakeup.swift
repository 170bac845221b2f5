import CorpusModel
import CorpusText

/// Makes up one page: chooses texts, places the parts that span columns, and fills the columns.
struct PageMakeup {
    let metrics: Metrics
    let compositor: Compositor
    let heads: HeadMaker
    let bodies: BodyMaker
    let tables: TableMaker
    let advertisements: AdvertisementMaker
    let issue: Issue
    var random: SeededGenerator
    var stock: CopyStock
    private(set) var units: [Unit] = []
    /// What goes on from page to page; `nil` on a page that is set alone.
    var desk: JumpDesk?
    var filler = ColumnFiller()
    /// Rules between columns and under parts that span columns.
    var rules: [InkRect] = []
    /// Top and foot of the free part of each column.
    var tops: [Double] = [], feet: [Double] = []
    /// Whether the top of the column is the top of the block of columns.
    var isOpenAbove: [Bool] = []
    /// Whether nothing but white parts the item that comes next from the one before.
    var isBare = false
    /// What stands in the midst of columns: pieces that their text goes on below.
    var obstacles: [Obstacle] = []
    /// Columns of news; those after them belong to advertisements as high as the page.
    var newsColumns = 0
    var style: PageStyle { metrics.style }

    init(
        metrics: Metrics,
        compositor: Compositor,
        issue settings: IssueSettings,
        seed: UInt64,
        desk: JumpDesk? = nil
    ) {
        self.desk = desk
        (self.metrics, self.compositor) = (metrics, compositor)
        heads = HeadMaker(metrics: metrics, compositor: compositor)
        bodies = BodyMaker(metrics: metrics, compositor: compositor)
        tables = TableMaker(metrics: metrics, compositor: compositor)
        advertisements = AdvertisementMaker(metrics: metrics, compositor: compositor)
        let root = SeededGenerator(seed: seed)
        var dates = root.branch("issue")
        issue = Issue(style: metrics.style, settings: settings, random: &dates)
        random = root.branch("make-up")
        stock = CopyStock(issue: issue, random: root.branch("copy"), used: desk?.usedFamilies ?? [])
        stock.hasAllTables = style.hasAllTables
    }

    var placed: [PlacedPiece] { filler.placed }

    /// The page without anything on it, for the plan.
    var emptyPlan: PagePlan {
        PagePlan(
            width: Int(metrics.width),
            height: Int(metrics.height),
            title: issue.paper,
            date: issue.date.iso,
            page: issue.page
        )
    }

    mutating func makeUp() {
        newsColumns = style.columns
        if style.makeUp == .cutting { return makeUpCutting() }
        let top = style.isFrontPage ? placeNamePlate() : placeFolio()
        tops = [Double](repeating: top, count: style.columns)
        feet = [Double](repeating: metrics.height - metrics.margin, count: style.columns)
        isOpenAbove = [Bool](repeating: true, count: style.columns)
        if style.makeUp == .displays { return makeUpDisplays() }
        if random.bool(probability: style.bannerProbability) { placeBanner() }
        placeTowers()
        placeSpanningParts()
        placeDisplayAdvertisements()
        placeFootAdvertisements()
        chooseInsets()
        let frames = (0..<newsColumns).flatMap(frames(ofColumn:))
        var filler = filler
        filler.fill(frames, from: &self)
        self.filler = filler
        placeInsets()
        if style.hasColumnRules { ruleColumns() }
    }

    /// Adds a unit and gives its number.
    mutating func add(_ unit: Unit) -> Int {
        units.append(unit)
        return units.count - 1
    }

    /// Takes back units that were not placed.
    mutating func dropUnits(from count: Int) { units.removeSubrange(count...) }

    mutating func setHeadline(_ text: String, of unit: Int) { units[unit].headline = text }

    mutating func setContinuation(_ text: String?, of unit: Int) { units[unit].continues = text }

    mutating func setJump(_ jump: Int, of unit: Int) { units[unit].jump = jump }

    /// Rules between columns; they stop above what spans both columns and go on below it.
    mutating func ruleColumns() {
        for column in 1..<max(1, newsColumns) {
            let x = metrics.x(ofColumn: column) - metrics.gutter / 2
            var top = max(tops[column - 1], tops[column])
            let foot = min(feet[column - 1], feet[column])
            let breaks = obstacles.filter { $0.columns.contains(column - 1) && $0.columns.contains(column) }
                .sorted { $0.y0 < $1.y0 }
            for end in breaks.map(\.y0) + [foot] {
                if end > top {
                    rules.append(InkRect(x0: x - metrics.hair / 2, y0: top, x1: x + metrics.hair / 2, y1: end))
                }
                top = breaks.first { $0.y0 == end }?.y1 ?? foot
            }
        }
    }
}

extension PageMakeup {
    /// An article in type for a measure.
    mutating func galley(_ item: NewsItem, prominence: Int, measure: Double, hasPicture: Bool = false) -> Galley {
        let head = heads.head(item.heads, prominence: prominence, measure: measure)
        var unit = Unit(kind: .article(item.kind), text: item.id, family: item.family, version: item.version)
        unit.headline = head.main
        let number = add(unit)
        var pieces = head.pieces
        if !pieces.isEmpty { pieces.append(unbroken(.space(metrics.body.size * 0.25, stretch: 0.5))) }
        if hasPicture { pieces += picture(caption: stock.caption(), measure: measure, height: measure * 1.2) }
        var edited = edited(item)
        if prominence < 2, item.wordCount > 180, random.bool(probability: style.chapterProbability) {
            edited.paragraphs = chaptered(edited.paragraphs)
        }
        if item.kind == .news, item.wordCount > 110, random.bool(probability: style.cutProbability) {
            pieces += bodyWithCuts(edited, measure: measure)
        } else {
            pieces += self.body(edited, measure: measure)
        }
        return Galley(unit: number, pieces: pieces, canJump: item.wordCount > 150)
    }

    /// The item as this newspaper's desk sends it to be set: with cross-heads and a credit, where the style has them.
    private mutating func edited(_ item: NewsItem) -> NewsItem {
        guard item.kind == .news, !item.heads.isEmpty, style.crossHeadProbability > 0 || style.creditProbability > 0
        else {
            return item
        }
        var item = item
        if item.byline == nil, random.bool(probability: style.creditProbability) {
            item.byline = random.pick([
                "By the Associated Press.", "Special Dispatch to The \(issue.paper).",
                "By Cable to The \(issue.paper).", "Special Correspondence.", "By Mail to The \(issue.paper).",
            ])
        }
        var paragraphs: [String] = []
        for (index, paragraph) in item.paragraphs.enumerated() {
            if index > 1, !paragraph.hasPrefix("#"), random.bool(probability: style.crossHeadProbability) {
                let words = paragraph.split(separator: " ").map(String.init)
                let start = random.int(0...max(0, min(6, words.count - 4)))
                let head = words[start..<min(words.count, start + random.int(2...4))].map { word in
                    word.prefix(1).uppercased() + word.dropFirst().filter { $0.isLetter }
                }
                paragraphs.append("#" + head.joined(separator: " ") + ".")
            }
            paragraphs.append(paragraph)
        }
        item.paragraphs = paragraphs
        return item
    }

    /// Byline, paragraphs and table of an item.
    func body(_ item: NewsItem, measure: Double) -> [Piece] {
        var pieces: [Piece] = []
        if let byline = item.byline {
            pieces += bodies.byline(byline, measure: measure)
            pieces.append(unbroken(.space(metrics.body.size * 0.2, stretch: 0.2)))
        }
        if item.kind == .poem {
            pieces += bodies.verses(item.paragraphs, measure: measure)
        } else {
            var chapter = 0
            for (index, paragraph) in item.paragraphs.enumerated() {
                let start = pieces.count
                if paragraph.hasPrefix("##") {
                    chapter += 1
                    pieces += grouped(chapterHead(String(paragraph.dropFirst(2)), measure: measure), chapter)
                    continue
                }
                if paragraph.hasPrefix("#") {
                    let face = metrics.body.sized(metrics.body.size * 0.95).bold
                    let head = String(paragraph.dropFirst())
                    pieces.append(.space(metrics.body.size * 0.3, stretch: 0.3))
                    pieces += bodies.paragraph(head, role: .article, measure: measure, face: face, alignment: .centred)
                        .map(unbroken)
                    pieces.append(unbroken(.space(metrics.body.size * 0.2, stretch: 0.2)))
                    pieces = grouped(pieces, from: start, chapter)
                    continue
                }
                let text = index == 0 ? issue.opening(item) + paragraph : paragraph
                pieces += bodies.paragraph(text, role: .article, measure: measure)
                pieces = grouped(pieces, from: start, chapter)
            }
        }
        if let table = item.table {
            if let title = table.title {
                let face = metrics.body.sized(metrics.body.size * 0.95).bold
                pieces += bodies.paragraph(title, role: .article, measure: measure, face: face, alignment: .centred)
                    .map(unbroken)
            }
            if !pieces.isEmpty { pieces.append(unbroken(.space(metrics.body.size * 0.35, stretch: 0.3))) }
            pieces += tables.table(table, measure: measure, group: 0)
        }
        return pieces
    }

    /// A picture with its caption.
    mutating func picture(caption: String, measure: Double, height: Double) -> [Piece] {
        let isPhotograph = style.lastYear >= 1900 && random.bool(probability: style.lastYear >= 1920 ? 0.8 : 0.4)
        let seed = random.next()
        var piece = Piece(height: height + metrics.body.size * 0.3, role: isPhotograph ? .photograph : .cartoon)
        let rect = InkRect(x0: 0, y0: 0, x1: measure, y1: height)
        let ornament = pictureOrnament(isPhotograph: isPhotograph, seed: seed)
        piece.ornaments = [PlacedOrnament(ornament: ornament, rect: rect, isContent: true)]
        piece.isBreakable = false
        let face = metrics.body.sized(metrics.body.size * 0.95).bold
        let isWide = measure > metrics.columnWidth * 1.5
        var lines = bodies.paragraph(
            caption,
            role: .caption,
            measure: measure,
            face: face,
            alignment: isWide && compositor.width(of: caption, in: face) > measure ? .justified : .centred
        )
        for index in lines.indices { lines[index].isBreakable = false }
        return [piece] + lines + [unbroken(.space(metrics.body.size * 0.5, stretch: 0.5))]
    }

    /// The piece, with which the column may not end.
    func unbroken(_ piece: Piece) -> Piece {
        var piece = piece
        piece.isBreakable = false
        return piece
    }
}
