import Mustache

/// The report's templates and the files that every page shares.
struct ReportTemplates: Sendable {
    /// Style sheet and script, as written into the report.
    static let styleSheet = PackageResources.report_css, script = PackageResources.report_js
    /// Style sheet of what enrichment adds, written where there is any.
    static let enrichmentStyleSheet = PackageResources.enrichment_css

    private let library: MustacheLibrary

    /// Parses the templates; each gets the escaping of `ScalarHTML`, whatever it says itself.
    init() throws {
        MustacheContentTypes.register(ScalarHTML(), named: ScalarHTML.name)
        var library = MustacheLibrary()
        let sources = [
            "card": PackageResources.card_mustache,
            "cluster": PackageResources.cluster_mustache,
            "cluster_row": PackageResources.cluster_row_mustache,
            "clusters": PackageResources.clusters_mustache,
            "found": PackageResources.found_mustache,
            "index": PackageResources.index_mustache,
            "list": PackageResources.list_mustache,
            "map": PackageResources.map_mustache,
            "page": PackageResources.page_mustache,
            "tally": PackageResources.tally_mustache,
        ]
        for (name, source) in sources {
            try library.register(
                "{{% CONTENT_TYPE:\(ScalarHTML.name)}}" + String(decoding: source, as: UTF8.self),
                named: name
            )
        }
        self.library = library
    }

    /// Renders one page of the corpus.
    func render(_ view: PageView) -> String { render(view, with: "page") }

    /// Renders one cluster.
    func render(_ view: ClusterView) -> String { render(view, with: "cluster") }

    /// Renders the list of clusters.
    func render(_ view: ClusterListView) -> String { render(view, with: "clusters") }

    /// Renders the totals.
    func render(_ view: IndexView) -> String { render(view, with: "index") }

    /// Renders one list of pages.
    func render(_ view: ListView) -> String { render(view, with: "list") }

    private func render(_ view: Any, with name: String) -> String {
        guard let text = library.render(view, withTemplate: name) else {
            preconditionFailure("the report has no template \(name)")
        }
        return text
    }
}
