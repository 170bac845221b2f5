/// What the template `clusters` shows.
struct ClusterListView {
    var corpus: String, scope: String
    var rows: [ClusterRow]
}
