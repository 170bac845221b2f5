/// One piece of a path pattern.
enum PathElement: Hashable {
    /// A character that stands for itself.
    case literal(Character)
    /// Any text within a component, forgotten.
    case anything
    /// A date in a format of `yyyy`, `MM`, `dd` and other characters.
    case date([DatePart])
    /// A number from 1 with a name; of exactly so many digits where that is said.
    case number(name: String, digits: Int?)
    /// A Library of Congress Control Number.
    case lccn
    /// A title made of words joined by `-` or `_`.
    case titleWords
    /// Text with a name.
    case text(name: String)

    /// A piece of a date format.
    enum DatePart: Hashable { case year, month, day, other(Character) }
}

extension PathElement {
    /// Name of the field; `nil` for what is forgotten.
    var name: String? {
        switch self {
        case .literal, .anything: nil
        case .date: "date"
        case .number(let name, _), .text(let name): name
        case .lccn: "lccn"
        case .titleWords: "title"
        }
    }
}
