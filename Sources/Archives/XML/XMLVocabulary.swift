/// The vocabularies that elements are told apart by: found by namespace, never by prefix.
enum XMLVocabulary: Sendable, Hashable {
    case mets, mods, ndnp, premis, marc, alto, html, xlink
    /// No namespace: ALTO 1 and much MARC are written so.
    case none
    /// A namespace that means nothing here.
    case other

    /// The vocabulary of a namespace.
    ///
    /// Versions of PREMIS and ALTO have namespaces of their own, which say the same in the elements that are read here.
    init(namespace: String) {
        switch namespace {
        case "": self = .none
        case "http://www.loc.gov/METS/", "http://www.loc.gov/METS/v2": self = .mets
        case "http://www.loc.gov/mods/v3": self = .mods
        case "http://www.loc.gov/ndnp": self = .ndnp
        case "http://www.loc.gov/MARC21/slim": self = .marc
        case "http://www.w3.org/1999/xhtml": self = .html
        case "http://www.w3.org/1999/xlink": self = .xlink
        default:
            let lower = namespace.lowercased()
            self = lower.contains("premis") ? .premis : lower.contains("alto") ? .alto : .other
        }
    }
}
