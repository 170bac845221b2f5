/// What framing may take for granted of a page's writing.
package struct FrameSettings: Sendable, Hashable {
    /// Whether more letters reach above the lower-case letters than below them, as in Latin, Greek and Cyrillic type: the
    /// feet of a line then stand on a sharper edge than its tops.
    package var hasAscenders: Bool
    /// Whether lines run across an upright page, so that lines that run down it tell of a quarter turn.
    package var isHorizontal: Bool
    /// Whether the right page of a spread is read first.
    package var readsFromRight: Bool

    package init(hasAscenders: Bool = true, isHorizontal: Bool = true, readsFromRight: Bool = false) {
        (self.hasAscenders, self.isHorizontal) = (hasAscenders, isHorizontal)
        self.readsFromRight = readsFromRight
    }

    /// The settings by name, as part of a stage's identity.
    var named: [String: String] {
        ["ascenders": "\(hasAscenders)", "horizontal": "\(isHorizontal)", "from_right": "\(readsFromRight)"]
    }
}
