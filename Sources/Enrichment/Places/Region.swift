/// A state, province or country as it stands beside a place.
struct Region: Sendable, Hashable {
    /// ISO 3166-1 code; of a country that is no more, that of its capital.
    var country: String
    /// GeoNames code of the first division; `nil` where the whole country is meant.
    var division: String?
    /// Other countries that were part of it: places there fit as well.
    var others: Set<String> = []
}

/// States and countries with the abbreviations that newspapers of the nineteenth and early twentieth century print.
struct RegionLexicon: Sendable {
    static let standard = Self()

    struct Form: Sendable {
        /// Folded.
        let key: [UInt8]
        let region: Region
    }

    let forms: [Form]
    private let numbers: [[UInt8]: Int]
    /// Code of each state of the US by its folded full name.
    private let postalCodes: [String: String]

    init() {
        var forms: [Form] = []
        var numbers: [[UInt8]: Int] = [:]
        var postalCodes: [String: String] = [:]
        func add(_ names: String, _ region: Region) {
            for name in names.split(separator: "|") {
                let key = NameFolding.key(of: String(name))
                guard numbers[key] == nil else { continue }
                numbers[key] = forms.count
                forms.append(Form(key: key, region: region))
            }
        }
        for (code, names) in Self.states {
            add(names, Region(country: "US", division: code))
            postalCodes[String(decoding: NameFolding.key(of: String(names.prefix { $0 != "|" })), as: UTF8.self)] = code
        }
        for (country, code, names) in Self.provinces { add(names, Region(country: country, division: code)) }
        for (country, others, names) in Self.countries {
            add(names, Region(country: country, others: Set(others.split(separator: " ").map(String.init))))
        }
        (self.forms, self.numbers, self.postalCodes) = (forms, numbers, postalCodes)
    }

    /// The region of exactly this name.
    func region(_ key: [UInt8]) -> Region? { numbers[key].map { forms[$0].region } }

    /// The state's postal code, of a full name, an abbreviation or the code itself.
    func postalCode(_ name: String) -> String? {
        let upper = name.uppercased()
        if Self.states.contains(where: { $0.0 == upper }) { return upper }
        guard let region = region(NameFolding.key(of: name)), region.country == "US" else { return nil }
        return region.division
    }

    /// The likeliest region that `read` may stand for.
    ///
    /// - Parameters:
    ///   - read: signs without blanks.
    ///   - share: greatest cost for each letter of the name.
    ///   - model: what is misread for what.
    /// - Returns: the region, and what misreading it cost; `nil` where none is like it.
    func similar(to read: [UInt8], share: Int, model: ConfusionModel = .newspaper) -> (region: Region, cost: Int)? {
        let key = NameFolding.key(read)
        if key.count >= 2, let region = region(key) { return (region, 0) }
        guard read.count >= 2, read.count <= 24 else { return nil }
        // "Ill." is strokes alone.
        if read.count >= 2, read.count <= 4, read.allSatisfy({ "1lI!|i".utf8.contains($0) }) {
            return (Region(country: "US", division: "IL"), 20)
        }
        var best: (region: Region, cost: Int)?
        let read = model.read(read)
        for form in forms where abs(form.key.count - read.count) <= 1 + form.key.count / 2 {
            // A single letter ("O." of Ohio) stands for itself alone.
            guard form.key.count >= 2 else { continue }
            let bound = min(form.key.count * share, best.map { $0.cost - 1 } ?? .max)
            guard bound >= 0, let cost = model.cost(of: read, for: form.key, bound: bound) else { continue }
            best = (form.region, cost)
        }
        return best
    }

    static let states: [(String, String)] = [
        ("AL", "Alabama|Ala"), ("AK", "Alaska|Alas"), ("AZ", "Arizona|Ariz|A. T."), ("AR", "Arkansas|Ark"),
        ("CA", "California|Cal|Calif"), ("CO", "Colorado|Colo|Col"), ("CT", "Connecticut|Conn|Ct"),
        ("DE", "Delaware|Del"),
        ("DC", "District of Columbia|D. C.|Dist. of Col."), ("FL", "Florida|Fla|Flor"), ("GA", "Georgia|Ga|Geo"),
        ("HI", "Hawaii|T. H.|H. T.|Oahu|Haw"), ("ID", "Idaho|Ida"), ("IL", "Illinois|Ill|Ills"), ("IN", "Indiana|Ind"),
        ("IA", "Iowa|Ia"), ("KS", "Kansas|Kan|Kans|Kas"), ("KY", "Kentucky|Ky|Ken"), ("LA", "Louisiana|La"),
        ("ME", "Maine|Me"),
        ("MD", "Maryland|Md"), ("MA", "Massachusetts|Mass"), ("MI", "Michigan|Mich"), ("MN", "Minnesota|Minn"),
        ("MS", "Mississippi|Miss"), ("MO", "Missouri|Mo"), ("MT", "Montana|Mont"), ("NE", "Nebraska|Neb|Nebr"),
        ("NV", "Nevada|Nev"), ("NH", "New Hampshire|N. H."), ("NJ", "New Jersey|N. J."),
        ("NM", "New Mexico|N. M.|N. Mex."),
        ("NY", "New York|N. Y."), ("NC", "North Carolina|N. C.|N. Car."), ("ND", "North Dakota|N. D.|N. Dak."),
        ("OH", "Ohio|O."), ("OK", "Oklahoma|Okla|Okl"), ("OR", "Oregon|Ore|Oreg"), ("PA", "Pennsylvania|Pa|Penn|Penna"),
        ("RI", "Rhode Island|R. I."), ("SC", "South Carolina|S. C.|S. Car."), ("SD", "South Dakota|S. D.|S. Dak."),
        ("TN", "Tennessee|Tenn"), ("TX", "Texas|Tex"), ("UT", "Utah|U. T."), ("VT", "Vermont|Vt"),
        ("VA", "Virginia|Va"),
        ("WA", "Washington|Wash|Wn"), ("WV", "West Virginia|W. Va."), ("WI", "Wisconsin|Wis|Wisc"),
        ("WY", "Wyoming|Wyo"),
    ]

    static let provinces: [(String, String, String)] = [
        ("CA", "01", "Alberta|Alta"), ("CA", "02", "British Columbia|B. C."), ("CA", "03", "Manitoba|Man"),
        ("CA", "04", "New Brunswick|N. B."), ("CA", "05", "Newfoundland|N. F.|Nfld"), ("CA", "07", "Nova Scotia|N. S."),
        ("CA", "08", "Ontario|Ont"), ("CA", "09", "Prince Edward Island|P. E. I."), ("CA", "10", "Quebec|Que|P. Q."),
        ("CA", "11", "Saskatchewan|Sask"), ("CA", "12", "Yukon|Yukon Territory|Y. T."),
        ("MX", "02", "Lower California|Baja California"), ("MX", "06", "Chihuahua|Chih|Chi"),
        ("MX", "07", "Coahuila|Coah"),
        ("MX", "10", "Durango|Dur|Dgo"), ("MX", "19", "Nuevo Leon|N. L."), ("MX", "25", "Sinaloa|Sin"),
        ("MX", "26", "Sonora|Son"), ("MX", "28", "Tamaulipas|Tamps|Tam"), ("MX", "30", "Vera Cruz"),
        ("MX", "20", "Oaxaca"),
        ("MX", "31", "Yucatan"), ("MX", "14", "Jalisco"), ("MX", "18", "Nayarit|Tepic"), ("MX", "32", "Zacatecas"),
        ("GB", "ENG", "England|Eng"), ("GB", "SCT", "Scotland|Scot"), ("GB", "WLS", "Wales"), ("GB", "NIR", "Ulster"),
    ]

    static let countries: [(String, String, String)] = [
        ("MX", "", "Mexico|Mex"), ("CA", "", "Canada|Can"), ("GB", "IE", "Great Britain|G. B."),
        ("IE", "GB", "Ireland|Ire"),
        ("FR", "", "France|Fr"), ("DE", "PL FR RU", "Germany|Ger|Prussia|Bavaria|Saxony"),
        ("AT", "CZ PL UA SI IT HR RO", "Austria"), ("HU", "SK RO RS HR", "Hungary"), ("IT", "", "Italy|Sicily"),
        ("RU", "UA PL LT LV EE BY FI GE AM AZ MD", "Russia|Siberia|Russian Poland"), ("PL", "UA LT BY", "Poland"),
        ("UA", "PL", "Galicia|Ukraine"), ("UA", "RO", "Bukowina"), ("JP", "", "Japan"), ("CN", "", "China|Manchuria"),
        ("KR", "KP", "Korea|Corea"), ("CU", "", "Cuba"), ("NL", "", "Holland|Netherlands"), ("BE", "", "Belgium"),
        ("CH", "", "Switzerland"), ("NO", "", "Norway"), ("SE", "", "Sweden"), ("DK", "", "Denmark"),
        ("FI", "", "Finland"),
        ("GR", "", "Greece|Crete"), ("TR", "SY IQ LB IL PS GR", "Turkey|Asia Minor"), ("RS", "MK BA", "Serbia|Servia"),
        ("RO", "MD", "Roumania|Rumania|Romania"), ("BG", "", "Bulgaria"), ("ME", "", "Montenegro"),
        ("AL", "", "Albania"),
        ("ES", "", "Spain"), ("PT", "", "Portugal"), ("BR", "", "Brazil"), ("AR", "", "Argentina|Argentine"),
        ("CL", "", "Chile|Chili"), ("PE", "", "Peru"), ("BO", "", "Bolivia"), ("EC", "", "Ecuador"),
        ("CO", "PA", "Colombia"),
        ("VE", "", "Venezuela"), ("UY", "", "Uruguay"), ("PY", "", "Paraguay"), ("PA", "", "Panama|C. Z.|Canal Zone"),
        ("NI", "", "Nicaragua"), ("HN", "", "Honduras"), ("GT", "", "Guatemala"), ("CR", "", "Costa Rica"),
        ("SV", "", "Salvador"),
        ("HT", "", "Haiti|Hayti"), ("DO", "", "Santo Domingo|San Domingo|Dominican Republic"),
        ("PR", "", "Porto Rico|Puerto Rico|P. R."),
        ("PH", "", "Philippine Islands|Philippines|P. I."), ("JM", "", "Jamaica"), ("BM", "", "Bermuda"),
        ("IN", "PK BD MM", "India|British India"),
        ("AU", "", "Australia|N. S. W.|Victoria|Queensland"), ("NZ", "", "New Zealand|N. Z."), ("EG", "", "Egypt"),
        ("ZA", "", "South Africa|Transvaal|Cape Colony"), ("MA", "", "Morocco"), ("DZ", "", "Algeria"),
        ("TN", "", "Tunis"),
        ("IR", "", "Persia"), ("IQ", "", "Mesopotamia"), ("SY", "LB IL PS JO", "Syria"), ("PS", "IL", "Palestine"),
        ("IS", "", "Iceland"), ("LU", "", "Luxemburg|Luxembourg"), ("FK", "", "Falkland Islands"),
        ("US", "", "United States|U. S.|U. S. A."),
    ]
}
