/// States and territories of the United States in texts.
enum StateName {
    /// Its postal code or name in full, abbreviation of the time or name, letters' case aside; gives the name in full.
    static func named(_ text: String) -> String? {
        let words = NameWord.words(of: text).map(\.text)
        return byWords[words.joined(separator: " ")] ?? byWords[words.joined()]
    }

    /// The first state that a text names in full, or that it is the code of.
    static func inside(_ text: String) -> String? {
        if let whole = named(text) { return whole }
        let words = NameWord.words(of: text).map(\.text)
        for index in words.indices {
            if let found = match(words[index...], abbreviations: false)?.name { return found }
        }
        return nil
    }

    /// The state whose name some words begin with, and how many words that is; `Mo.` and `N. Y.` count where abbreviations do.
    static func match(_ words: ArraySlice<String>, abbreviations: Bool) -> (name: String, count: Int)? {
        for count in [3, 2, 1] where words.count >= count {
            let joined = words.prefix(count).joined(separator: " ")
            guard let name = byWords[joined] else { continue }
            if full.contains(joined) || abbreviations { return (name, count) }
        }
        return nil
    }

    private static let table: [(name: String, forms: String)] = [
        ("Alabama", "al ala"), ("Alaska", "ak"), ("Arizona", "az ariz"), ("Arkansas", "ar ark"),
        ("California", "ca cal calif"), ("Colorado", "co colo"), ("Connecticut", "ct conn"), ("Delaware", "de del"),
        ("District of Columbia", "dc"), ("Florida", "fl fla"), ("Georgia", "ga"), ("Hawaii", "hi"), ("Idaho", "id ida"),
        ("Illinois", "il ill ills"), ("Indiana", "in ind"), ("Iowa", "ia"), ("Kansas", "ks kan kans kas"),
        ("Kentucky", "ky"),
        ("Louisiana", "la"), ("Maine", "me"), ("Maryland", "md"), ("Massachusetts", "ma mass"), ("Michigan", "mi mich"),
        ("Minnesota", "mn minn"), ("Mississippi", "ms miss"), ("Missouri", "mo"), ("Montana", "mt mont"),
        ("Nebraska", "ne neb nebr"), ("Nevada", "nv nev"), ("New Hampshire", "nh"), ("New Jersey", "nj"),
        ("New Mexico", "nm nmex"), ("New York", "ny"), ("North Carolina", "nc"), ("North Dakota", "nd ndak"),
        ("Ohio", "oh"), ("Oklahoma", "ok okla"), ("Oregon", "or ore"), ("Pennsylvania", "pa penn penna"),
        ("Philippine Islands", "pi"), ("Puerto Rico", "pr"), ("Rhode Island", "ri"), ("South Carolina", "sc"),
        ("South Dakota", "sd sdak"), ("Tennessee", "tn tenn"), ("Texas", "tx tex"), ("Utah", "ut"), ("Vermont", "vt"),
        ("Virginia", "va"), ("Washington", "wa wash"), ("West Virginia", "wv wva"), ("Wisconsin", "wi wis wisc"),
        ("Wyoming", "wy wyo"),
    ]
    private static let full = Set(table.map { $0.name.lowercased() })
    private static let byWords: [String: String] = {
        var found: [String: String] = [:]
        for (name, forms) in table {
            found[name.lowercased()] = name
            for form in forms.split(separator: " ") {
                found[String(form)] = name
                // N. Y. is two words in a text; W. Va. too.
                if form.count == 2, name.contains(" ") { found["\(form.prefix(1)) \(form.suffix(1))"] = name }
                if form.count > 2, name.contains(" ") { found["\(form.prefix(1)) \(form.dropFirst())"] = name }
            }
        }
        return found
    }()
}
