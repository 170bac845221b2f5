/// Where a page stands in the report: addresses of its neighbours, relative to it, and of its list.
struct PagePlace {
    var previous: String?
    var next: String?
    var list: String
}
