/// The copy that is written out in full, with the reprints of some of it.
package enum NewsLibrary {
    /// Every item, originals and reprints.
    package static let items: [NewsItem] = telegraph + country + reprints + oddments + verses

    static let ids = Set(items.map(\.id))
}
