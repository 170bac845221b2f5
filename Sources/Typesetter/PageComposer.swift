import CorpusFiles
import Synchronization

/// Composes newspaper pages: equal style and seed give equal pages, byte for byte.
package struct PageComposer: Sendable {
    package let style: PageStyle
    /// Decides texts, date, make-up and pictures.
    package private(set) var seed: UInt64
    /// Title, date and page number, where they are given.
    package private(set) var issue: IssueSettings

    /// Held while a page is set and printed: Pango and fontconfig crash when several threads load fonts at once.
    ///
    /// Faults need no lock; to compose in parallel, use processes.
    private static let composingRoom = Mutex(())

    package init(style: PageStyle, seed: UInt64, issue: IssueSettings = IssueSettings()) {
        (self.style, self.seed, self.issue) = (style.varied(seed), seed, issue)
    }

    /// A page without faults.
    ///
    /// - Throws: `TypesetterError` if a typeface is not installed, the style has no room for columns, or memory is short.
    package func compose() throws -> TypesetPage {
        try validate()
        return try Self.composingRoom.withLock { _ in
            guard style.isSpread else { return try composeAlone() }
            let even = issue.page ?? 2
            var (left, right) = (self, self)
            left.issue.page = even
            (right.issue.page, right.seed) = (even + 1, seed &+ 0x5eed_0000)
            return try left.composeAlone().joined(to: try right.composeAlone())
        }
    }

    /// Does `work` while nothing else is composed; what it composes goes through `compose(with:desk:)`.
    static func alone<Result>(_ work: () throws -> Result) rethrows -> Result {
        try composingRoom.withLock { _ in try work() }
    }

    /// Composes without the lock; only one call at a time in a process.
    private func composeAlone() throws -> TypesetPage {
        var desk: JumpDesk?
        return try compose(with: try TypeCase(), desk: &desk)
    }

    /// Composes a page of an issue, or one alone; see `alone`.
    ///
    /// - Parameters:
    ///   - typeCase: the type of all pages of the issue: texts that are cut off are set already.
    ///   - desk: what comes from earlier pages and goes to later ones; `nil` for a page alone.
    /// - Returns: the page without faults.
    /// - Throws: `TypesetterError` as `compose()`.
    func compose(with typeCase: TypeCase, desk: inout JumpDesk?) throws -> TypesetPage {
        try validate()
        for family in Set(style.headFamilies + [style.bodyFamily, style.mastheadFamily, .biolinum]).sorted(by: {
            $0.rawValue < $1.rawValue
        }) {
            try typeCase.require(family)
        }
        let metrics = Metrics(style)
        var makeup = PageMakeup(
            metrics: metrics,
            compositor: Compositor(typeCase: typeCase),
            issue: issue,
            seed: seed,
            desk: desk
        )
        makeup.makeUp()
        desk = makeup.desk
        desk?.usedFamilies.formUnion(makeup.stock.used)
        let drawn = try Press(typeCase: typeCase, metrics: metrics).print(makeup.placed, rules: makeup.rules)
        let (plan, printings) = PlanBuilder.plan(
            makeup.placed.map { $0.hugging(drawn) },
            rules: makeup.rules,
            units: makeup.units,
            of: makeup.emptyPlan
        )
        return TypesetPage(image: drawn, dpi: style.dpi, printings: printings, plan: plan)
    }

    private func validate() throws {
        let metrics = Metrics(style)
        guard issue.date == nil || issue.day != nil else {
            throw TypesetterError(.badSetting, "'\(issue.date ?? "")' is no date such as 1920-11-15")
        }
        guard
            (1...9).contains(style.columns), !style.headFamilies.isEmpty, style.bodySize > 0, style.dpi >= 40,
            metrics.columnWidth > metrics.body.size * 7, style.firstYear <= style.lastYear,
            style.advertisementColumns < style.columns, metrics.height > metrics.body.size * 40
        else {
            throw TypesetterError(
                .badSetting,
                "style '\(style.name)': needs 1 to 9 columns of at least 7 ems, a column of news and a page of 40 lines"
            )
        }
    }
}
