import CorpusText
import Enrichment
import Foundation

extension Agency {
    /// Its name in words; `nil` where nobody is named.
    var label: String? {
        switch self {
        case .associatedPress: "Associated Press"
        case .unitedPress: "United Press"
        case .unitedPressInternational: "United Press International"
        case .internationalNewsService: "International News Service"
        case .reuters: "Reuters"
        case .havas: "Havas"
        case .wolff: "Wolff"
        case .overseas: "Overseas News Agency"
        case .newspaperEnterprise: "Newspaper Enterprise Association"
        case .westernNewspaperUnion: "Western Newspaper Union"
        case .centralNews: "Central News"
        case .exchangeTelegraph: "Exchange Telegraph"
        case .special: "own correspondent"
        case .other: "agency not named"
        case .none: nil
        }
    }
}

extension Entity.Kind {
    /// The kind in words.
    var label: String {
        switch self {
        case .person: "person"
        case .organisation: "organisation"
        case .location: "place"
        case .miscellaneous: "other name"
        }
    }
}

/// A language of ISO 639-1 in words; the code where it has none.
func languageName(_ code: String) -> String {
    Locale(identifier: "en").localizedString(forLanguageCode: code) ?? code
}

/// Names of topics as they are written in records, with blanks.
func topicName(_ name: String) -> String { name.replacing("_", with: " ") }

/// A share in whole percent; what lies outside `0...1` is taken for the nearest end.
func boundedPercent(_ share: Double) -> String { percent(min(1, max(0, share))) }

/// A share in percent, of small ones a tenth.
func finePercent(_ share: Double) -> String {
    guard share < 0.1 else { return boundedPercent(share) }
    let thousandths = Int((max(0, share) * 1000).rounded())
    return "\(thousandths / 10).\(thousandths % 10) %"
}
