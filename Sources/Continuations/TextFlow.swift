/// Whether a text goes on in another one, told by the end of the one and the start of the other.
enum TextFlow {
    /// A sentence or a word is cut off and goes on with a small letter.
    case runsOn
    /// One of them is whole where the other is cut.
    case breaks
    /// A sentence may end here, or a name may follow.
    case either

    init(end: some StringProtocol, start: some StringProtocol) {
        guard let last = end.last(where: { !$0.isWhitespace && !"\"'”’)]*".contains($0) }),
            let first = start.first(where: { $0.isLetter || $0.isNumber })
        else {
            self = .either
            return
        }
        let isEnded = ".!?".contains(last)
        switch (isEnded, first.isLowercase) {
        case (false, true): self = .runsOn
        case (true, true): self = .breaks
        // A word that a hyphen divides does not go on with a capital.
        case (false, false): self = last == "-" && first.isUppercase ? .breaks : .either
        case (true, false): self = .either
        }
    }
}
