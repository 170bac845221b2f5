/// What MODS says about an issue, a section, a page or an article.
struct MODSDescription {
    private let mods: XMLNode

    init(_ mods: XMLNode) { self.mods = mods }

    /// Library of Congress Control Number of the newspaper.
    var lccn: String? {
        mods.descendants(.mods, "identifier").first { $0.attributes["type"]?.lowercased() == "lccn" }?.text.flatMap(
            LCCN.init
        )?
        .text
    }

    /// Identifiers by type: `NLP`, `local`, `reel number`, ...
    func identifier(_ type: String) -> String? {
        mods.descendants(.mods, "identifier").first { $0.attributes["type"] == type }?.text
    }

    /// Date of issue as written, and whether the cataloguer doubts it.
    var date: (text: String, isQuestionable: Bool)? {
        let dates = mods.descendants(.mods, "dateIssued")
        // Where NDNP corrects a misprinted date, the printed one follows, marked as questionable.
        let best = dates.first { $0.attributes["qualifier"] == nil } ?? dates.first
        return best.flatMap { node in
            node.text.map { ($0, node.attributes["qualifier"] != nil) }
        }
    }

    /// The number of a detail: `volume`, `issue`, `edition`, `section label`, `page number`.
    func number(_ type: String) -> String? { detail(type)?.child(.mods, "number")?.text }

    private func detail(_ type: String) -> XMLNode? {
        mods.descendants(.mods, "detail").first { $0.attributes["type"] == type }
    }

    /// Place of the page in its issue, from 1.
    var sequence: String? {
        mods.descendants(.mods, "extent").lazy.compactMap { $0.child(.mods, "start")?.text }.first
    }

    /// Title with what sorting passes over, parts joined as a cataloguer would.
    var title: String? {
        guard let info = mods.child(.mods, "titleInfo") else { return nil }
        let words = [info.child(.mods, "nonSort")?.text, info.child(.mods, "title")?.text].compactMap { $0 }
        guard !words.isEmpty else { return nil }
        let whole = words.joined(separator: words.first?.hasSuffix("'") ?? false ? "" : " ")
        return info.child(.mods, "subTitle")?.text.map { "\(whole): \($0)" } ?? whole
    }

    /// Place of publication, such as `London, England`.
    var place: String? {
        mods.descendants(.mods, "placeTerm").first { $0.attributes["type"] != "code" }?.text
    }

    /// What NDNP notes about the reproduction: `Present`, `Not digitized, published`, ...; `nil` where nothing is noted.
    var reproduction: String? {
        mods.descendants(.mods, "note").first { $0.attributes["type"] == "noteAboutReproduction" }?.text
    }
}
