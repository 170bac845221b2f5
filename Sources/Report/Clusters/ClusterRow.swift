/// A line of the lists of clusters.
struct ClusterRow {
    var address: String, title: String
    var reprints: Int, newspapers: String, dates: String
}
