/// The texts that are written out in full, with reprints of some of them.
package enum NewsLibrary {
    /// Every item, originals and reprints.
    package static let items: [NewsItem] = telegraph + country + reprints + oddments + verses

    static let ids = Set(items.map(\.id))
}
