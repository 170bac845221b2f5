/// What the words around a name say of its bearer.
struct NameCues: Sendable, Hashable {
    /// Offices that stand before the name, or behind it after a comma.
    var offices: Set<Office> = []
    /// Whether the office is said to be a former one.
    var isFormer = false
    /// Mrs., Miss: offices are then her husband's, if any.
    var isWoman = false
    /// Mr., Hon., which say nothing more.
    var isCourtesy = false
    /// States named right behind: "of Ohio", "(Rep., Ohio)".
    var states: Set<String> = []
    var party: Party?
    /// Whether the title is said of several: "Senators Lodge and Weeks".
    var isListed = false

    /// Takes in what the words around another mention of the same person say.
    mutating func formUnion(_ other: NameCues) {
        offices.formUnion(other.offices)
        states.formUnion(other.states)
        isFormer = isFormer || other.isFormer
        isWoman = isWoman || other.isWoman
        isCourtesy = isCourtesy || other.isCourtesy
        party = party ?? other.party
    }

    private static let women: Set<String> = ["mrs", "miss", "misses", "mesdames", "madame", "mme", "mis", "lady"]
    private static let courtesies: Set<String> = ["mr", "hon", "messrs", "herr", "senor", "sir"]
    private static let former: Set<String> = ["ex", "former", "late"]
    /// Words that stand within titles: "Secretary of War", "President-elect".
    private static let inner: Set<String> = [
        "of", "the", "war", "state", "navy", "treasury", "interior", "elect", "agriculture", "labor", "commerce",
        "united",
        "states", "chief", "us", "u", "s", "mr",
    ]
    /// Words that stand between a name and what is said of it.
    private static let links: Set<String> = ["of", "from", "the", "a", "an", "united", "states", "former", "who", "is"]

    /// Reads the words before and behind the name at `[start, end)` of a text, code points.
    init(around start: Int, _ end: Int, in tokens: [TextToken], _ text: [Unicode.Scalar]) {
        before(tokens, text, start)
        after(tokens, text, end)
    }

    init() {}

    private mutating func before(_ tokens: [TextToken], _ text: [Unicode.Scalar], _ start: Int) {
        var index = tokens.partitioningIndex { $0.start >= start } - 1
        var place = start
        var count = 0
        while index >= 0, count < 5 {
            let token = tokens[index]
            // A sentence's end parts them; the stop of an abbreviation does not.
            let gap = text[min(token.end, place)..<place]
            if gap.count > 4 || gap.contains(where: { ";:()".unicodeScalars.contains($0) }) { break }
            if count > 0, gap.contains("."), Office(word: token.word) == nil { break }
            if Self.women.contains(token.word) {
                isWoman = true
                break
            }
            if Self.former.contains(token.word) {
                isFormer = true
            } else if Self.courtesies.contains(token.word) {
                isCourtesy = true
            } else if let office = Office(word: token.word) {
                let former = index > 0 ? tokens[index - 1].word : ""
                if office == .president, former == "vice" {
                    offices.insert(.vicePresident)
                    index -= 1
                } else if office == .officer, former == "attorney" || former == "postmaster" {
                    offices.insert(.secretary)
                    index -= 1
                } else if token.isCapital || token.word.utf8.count > 4 {
                    offices.insert(office)
                }
            } else if let party = Party.words[token.word] {
                self.party = self.party ?? party
            } else if !Self.inner.contains(token.word)
                || (count == 0 && !["elect", "state", "war", "navy"].contains(token.word))
            {
                break
            }
            place = token.start
            index -= 1
            count += 1
        }
        if isWoman { offices = [] }
    }

    private mutating func after(_ tokens: [TextToken], _ text: [Unicode.Scalar], _ end: Int) {
        var index = tokens.partitioningIndex { $0.start >= end }
        // The s of a possessive.
        if index < tokens.count, tokens[index].word == "s", tokens[index].start - end <= 2 { return }
        var place = end
        var count = 0
        var isOpen = false
        while index < tokens.count, count < 8 {
            let token = tokens[index]
            let gap = text[place..<max(place, token.start)]
            if gap.count > 5 { break }
            // Behind a comma, a bracket or "of" something is said of the person; behind a full stop no more.
            let isStop = gap.contains(".") && !(index > 0 && tokens[index - 1].word.utf8.count <= 4 && count > 0)
            if gap.contains(";") || (isStop && count > 0) { break }
            if gap.contains(where: { ",(".unicodeScalars.contains($0) }) || token.word == "of" || token.word == "from" {
                isOpen = true
            }
            // Print loses commas to stops: "Anthony. Republican".
            if count == 0, Party.words[token.word] != nil, token.isCapital { isOpen = true }
            guard isOpen else { break }
            let words = tokens[index..<min(index + 3, tokens.count)].map(\.word)
            if token.isCapital, let state = StateName.match(words[...], abbreviations: true) {
                states.insert(state.name)
                index += state.count
                count += state.count
                place = tokens[index - 1].end
                continue
            }
            if let party = Party.words[token.word], token.isCapital || token.word.utf8.count > 4 {
                self.party = self.party ?? party
            } else if token.word == "d" || token.word == "r", gap.contains("(") {
                self.party = token.word == "d" ? .democrat : .republican
            } else if let office = Office(word: token.word), token.word.utf8.count > 3 {
                offices.insert(office)
                if index > 0, tokens[index - 1].word == "former" || tokens[index - 1].word == "ex" { isFormer = true }
            } else if token.word == "congress" {
                offices.insert(.representative)
            } else if !Self.links.contains(token.word), count > 3 {
                break
            } else if !Self.links.contains(token.word), !token.isCapital {
                break
            }
            place = token.end
            index += 1
            count += 1
        }
    }
}
