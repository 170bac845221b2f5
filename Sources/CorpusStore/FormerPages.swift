import CorpusModel

/// What a corpus knows of a page, as far as it helps to find it again.
struct FormerPage {
    var request: PageRequest
    /// Size of its file.
    var size: Int
    /// Digest of its file, where it is done.
    var sha256: String?
}

/// Finds the pages of a corpus that may be those of a new plan.
struct FormerPages {
    /// By what a page is found, the surest first.
    enum Way: CaseIterable { case path, place, id, content }

    private struct Place: Hashable {
        var path: ExactText
        var page: Int
    }

    private struct Content: Hashable { var sha256: String, page: Int }

    private let ids: Set<ExactText>
    private var byPath: [Place: [ExactText]] = [:]
    private var byPlace: [Place: [ExactText]] = [:]
    private var byContent: [Content: [ExactText]] = [:]
    private var sizes: Set<Int> = []

    init(_ known: [ExactText: FormerPage]) {
        ids = Set(known.keys)
        for (id, former) in known.sorted(by: { $0.key < $1.key }) {
            let page = former.request.page
            byPath[Place(path: ExactText(former.request.path), page: page), default: []].append(id)
            if let place = former.request.place {
                byPlace[Place(path: ExactText(place), page: page), default: []].append(id)
            }
            guard former.size > 0, let sha256 = former.sha256 else { continue }
            sizes.insert(former.size)
            byContent[Content(sha256: sha256, page: page), default: []].append(id)
        }
    }

    /// Ids of pages that may be the same, in their order.
    ///
    /// `digest` gives the SHA-256 of the page's file; it is asked for only where a file of its size is known.
    func ids(of page: PlannedPage, by way: Way, digest: (String) -> String? = { _ in nil }) -> [ExactText] {
        let number = page.request.page
        switch way {
        case .path: return byPath[Place(path: ExactText(page.request.path), page: number)] ?? []
        case .place:
            return page.request.place.flatMap { byPlace[Place(path: ExactText($0), page: number)] } ?? []
        case .id:
            let id = ExactText(page.request.id)
            return ids.contains(id) ? [id] : []
        case .content:
            guard sizes.contains(page.file.size), let sha256 = digest(page.request.path) else { return [] }
            return byContent[Content(sha256: sha256, page: number)] ?? []
        }
    }
}
