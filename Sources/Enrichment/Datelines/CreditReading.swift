/// Who is named as the sender of an article, and how.
struct CreditReading: Sendable {
    enum Form: Sendable {
        /// A credit line of its own, or in brackets.
        case credit
        /// The first sentences name the agency as their source.
        case lead
    }

    var agency: Agency
    var form: Form
    /// Code points.
    var range: Range<Int>
    /// Hundredths of a misread letter for each letter.
    var cost: Int
    /// How much the letters say for it: long phrases and little damage the most.
    var evidence = 0
}
