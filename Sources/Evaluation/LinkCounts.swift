import CorpusModel

/// Links between the parts of articles on several pages of an issue, against those of the truth.
///
/// A found article stands for the true one that it shares most of its text with. A found link is right if the two true
/// articles are linked, and no other found link is of the same two.
struct LinkCounts {
    /// What is read of an article record.
    struct LinkedArticle: Decodable {
        struct Part: Decodable {
            var page: String, article: String
        }
        var parts: [Part]?
    }

    /// A true article.
    private struct Place: Hashable, CustomStringConvertible {
        var image: String, article: String
        var description: String { "\(image) \(article)" }
    }

    private struct Link: Hashable {
        var from: Place, to: Place
    }

    private struct IssuePage: Hashable {
        var title: String?, date: String?, page: Int
    }

    /// Links of the truth, in the order of the truths.
    private var wanted: [Link] = []
    /// True article of each found one, by page and article id; `nil` for an article without true text.
    private var placeOfArticle: [String: Place?] = [:]
    private var found: [(link: Link?, name: String)] = []

    /// Reads the links of the truths; one to a page that has no truth is no link.
    init(_ truths: [PageTruth]) {
        var images: [IssuePage: String] = [:]
        for truth in truths {
            guard let page = truth.page else { continue }
            images[IssuePage(title: truth.title, date: truth.date, page: page)] = truth.image
        }
        for truth in truths {
            for article in truth.articles {
                guard let next = article.continuation,
                    let image = images[IssuePage(title: truth.title, date: truth.date, page: next.page)]
                else { continue }
                wanted.append(
                    Link(
                        from: Place(image: truth.image, article: article.id),
                        to: Place(image: image, article: next.article)
                    )
                )
            }
        }
    }

    /// Whether the truths tell of any link.
    var hasTruth: Bool { !wanted.isEmpty }

    /// Notes what the articles of a page are.
    mutating func add(_ page: ScoredPage, of truth: PageTruth) {
        guard hasTruth, let id = page.id else { return }
        let trueArticles = PageCounts.trueArticles(page, truth)
        for article in page.articles.compactMap(\.id) {
            placeOfArticle["\(id)#\(article)"] = .some(
                trueArticles[article].map { Place(image: truth.image, article: $0) }
            )
        }
    }

    /// Notes the links of an article; those of pages without truth are passed over.
    mutating func add(_ article: LinkedArticle) {
        let names = (article.parts ?? []).map { "\($0.page)#\($0.article)" }
        for (from, to) in zip(names, names.dropFirst()) {
            guard let source = placeOfArticle[from], let target = placeOfArticle[to] else { continue }
            let link = source.flatMap { source in target.map { Link(from: source, to: $0) } }
            found.append((link, "\(from) -> \(to)"))
        }
    }

    /// Links wanted, found and right.
    var matches: PageCounts.Matches {
        var matches = PageCounts.Matches()
        (matches.wanted, matches.found) = (wanted.count, found.count)
        matches.right = Set(found.compactMap(\.link)).intersection(wanted).count
        return matches
    }

    /// What is missing and what is wrong, in words.
    var faults: [String] {
        let right = Set(wanted)
        let have = Set(found.compactMap(\.link))
        let missing = wanted.filter { !have.contains($0) }.map { "missing: \($0.from) -> \($0.to)" }
        var seen: Set<Link> = []
        let wrong = found.filter { found in
            guard let link = found.link, right.contains(link) else { return true }
            return !seen.insert(link).inserted
        }
        return missing
            + wrong.map { found in
                "wrong: \(found.name)" + (found.link.map { ", which is \($0.from) -> \($0.to)" } ?? "")
            }
    }
}
