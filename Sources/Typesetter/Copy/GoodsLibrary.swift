/// Goods and prices of shops.
enum GoodsLibrary {
    static let departments = [
        "Silks", "Linens", "Dress Goods", "Ribbons", "Gloves", "Underwear", "Upholstery", "Blankets and Quilts",
        "Men's Furnishings", "Trimmings", "Cloaks and Suits", "Hosiery", "Corsets", "Boys' Clothing", "Shoes", "China",
        "Toys", "Laces", "Flannels", "Carpets", "Grocery Department", "Hats", "Jewelry", "House Furnishing",
    ]
    private static let kinds = [
        "Ladies'", "Men's", "Boys'", "Misses'", "Children's", "Fine", "Heavy", "All-wool", "Imported", "Black",
        "Colored", "Best quality", "Extra large", "Hand-made", "Full size", "Double width", "One lot of", "50 pieces",
        "100 dozen", "36-inch", "Choice of any",
    ]
    private static let goods = [
        "kid gloves", "silk hose", "cashmere shawls", "damask towels", "ribbed vests", "button boots",
        "beaver overcoats",
        "cheviot suits", "felt hats", "fur muffs", "lace curtains", "table cloths", "wool blankets", "chintz",
        "velvets",
        "plush", "umbrellas with silver handles", "merino drawers", "linen collars", "calico wrappers", "tea sets",
        "glass pitchers", "tooth brushes", "writing paper in boxes", "dolls with jointed limbs", "iron bedsteads",
        "rocking chairs, oak or cherry", "Java coffee, roasted", "raisins, new crop", "rubber coats",
    ]
    private static let ends = [
        "", "", ", a yard", ", a pair", ", reduced from last week", ", in all shades", ", each", ", worth double",
    ]

    /// Something on sale and what it costs.
    static func item(random: inout SeededGenerator) -> (goods: String, price: String) {
        let goods = "\(random.pick(kinds)) \(random.pick(goods))\(random.pick(ends))"
        let price: String =
            switch random.int(0...3) {
            case 0: "\(random.int(3...98))c."
            case 1: "\(random.int(1...49)) cts."
            case 2: "$\(random.int(1...24)).\(random.pick(["00", "25", "49", "50", "75", "98"]))"
            default: "at $\(random.int(1...9)).\(random.int(10...98))"
            }
        return (goods, price)
    }
}
