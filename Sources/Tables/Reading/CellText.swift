/// The text of a cell of several lines.
enum CellText {
    /// Lines of one cell as one text; a hyphen at a line's end is taken out where small letters go on.
    static func joined(_ lines: [String]) -> String {
        var text = ""
        for line in lines {
            if text.hasSuffix("-"), text.dropLast().last?.isLetter == true, line.first?.isLowercase == true {
                text.removeLast()
                text += line
            } else {
                text += (text.isEmpty ? "" : " ") + line
            }
        }
        return text
    }
}
