/// What may follow a dateline's day and belongs to it: year, weekday, hour, the way of the message.
struct DatelineTail {
    let text: HeadText
    let resolver: PlaceResolver
    /// Year of the newspaper.
    let year: Int?

    /// Where the dateline ends whose day ends at an offset, and the year printed.
    func extend(_ offset: Int) -> (end: Int, year: Int?) {
        var end = offset
        var year: Int?
        for _ in 0..<5 {
            var next = end
            while next < text.signs.count, next - end < 5,
                text.signs[next] <= 32 || [44, 46, 59].contains(Int(text.signs[next]))
            { next += 1 }
            guard next < text.signs.count else { break }
            if year == nil, let (after, printed) = printedYear(next) {
                (end, year) = (after, printed)
            } else if let after = bracket(next) ?? hour(next) ?? way(next) {
                end = after
            } else {
                break
            }
        }
        // A full stop belongs to what it closes.
        if end < text.signs.count, text.signs[end] == 46 { end += 1 }
        return (end, year)
    }

    private func printedYear(_ offset: Int) -> (end: Int, year: Int)? {
        let digits = text.signs[offset...].prefix(5).prefix { HeadText.isDigit($0) }
        guard digits.count == 4, let printed = Int(String(decoding: digits, as: UTF8.self)),
            (1600...2099).contains(printed)
        else { return nil }
        if let year, abs(printed - year) > 2 { return nil }
        return (offset + 4, printed)
    }

    private static let ways = [
        "wireless", "cable", "mail", "delayed", "via", "telegraph", "courier", "night", "noon", "midnight",
    ]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// A remark in brackets, one of which may be misread: hour, weekday or way.
    private func bracket(_ offset: Int) -> Int? {
        let isOpen = text.signs[offset] == 40 || text.signs[offset] == 91
        let window = text.signs[offset...].prefix(60)
        guard let close = window.dropFirst().firstIndex(where: { $0 == 41 || $0 == 93 }) else {
            guard isOpen else { return nil }
            // The closing bracket is misread: the remark ends at the hour.
            guard let after = hour(text.skippingBlanks(offset + 1)) else { return nil }
            return after < text.signs.count && text.signs[after] > 32 && text.signs[after] != 46 ? after + 1 : after
        }
        let inner = (isOpen ? offset + 1 : offset)..<close
        guard isOpen || !text.signs[inner].contains(where: { $0 == 40 || $0 == 91 }) else { return nil }
        let key = text.key(inner)
        let words = ["am", "pm"]
        let letters = String(decoding: key, as: UTF8.self)
        if isOpen, words.contains(where: letters.hasSuffix), text.signs[inner].contains(where: HeadText.isDigit) {
            return close + 1
        }
        let read = ConfusionModel.newspaper.read(text.squashed(inner), anywhere: true)
        for word in Self.ways + Self.weekdays {
            let letters = Array(word.utf8)
            if ConfusionModel.newspaper.find(letters, in: read, bound: letters.count * (isOpen ? 18 : 22)) != nil {
                if isOpen || letters.count >= 5 { return close + 1 }
            }
        }
        return nil
    }

    /// An hour with its half of the day, or noon.
    private func hour(_ offset: Int) -> Int? {
        guard offset < text.signs.count else { return nil }
        var at = offset
        func isHourSign(_ sign: UInt8) -> Bool { HeadText.isDigit(sign) || [58, 46, 73, 108, 79].contains(Int(sign)) }
        while at < text.signs.count, at - offset < 6, isHourSign(text.signs[at]) { at += 1 }
        guard at > offset, text.signs[offset..<at].contains(where: HeadText.isDigit) else {
            for word in ["noon", "midnight"] where text.signs[offset...].starts(with: word.utf8) {
                return offset + word.utf8.count
            }
            return nil
        }
        var letters: [UInt8] = []
        var end = at
        while at < text.signs.count, at - offset < 20, letters.count < 2 {
            let sign = text.signs[at]
            if sign == UInt8(ascii: "a") || sign == UInt8(ascii: "p") || sign == UInt8(ascii: "m")
                || sign == UInt8(ascii: "A")
                || sign == UInt8(ascii: "P") || sign == UInt8(ascii: "M")
            {
                letters.append(sign | 0x20)
                end = at + 1
            } else if HeadText.isSmall(sign) || HeadText.isDigit(sign) {
                return nil
            }
            at += 1
        }
        guard letters == Array("am".utf8) || letters == Array("pm".utf8) else { return nil }
        if end < text.signs.count, text.signs[end] == 46 { end += 1 }
        return end
    }

    /// "via London", "by wireless to Sayville", "by way of Amsterdam".
    private func way(_ offset: Int) -> Int? {
        let words = text.tokens.filter { $0.range.lowerBound >= offset }.prefix(6)
        guard let first = words.first, first.range.lowerBound == offset else { return nil }
        let keys = words.map { String(decoding: text.key($0.range), as: UTF8.self) }
        func isCapital(_ number: Int) -> Bool {
            words.count > number && HeadText.isCapital(text.signs[words[words.startIndex + number].range.lowerBound])
        }
        func end(_ number: Int) -> Int { words[words.startIndex + number].range.upperBound }
        /// A place of one or two pieces.
        func place(_ number: Int) -> Int? {
            guard words.count > number, isCapital(number) else { return nil }
            if words.count > number + 1, isCapital(number + 1) {
                let both = words[words.startIndex + number].range.lowerBound..<end(number + 1)
                if !resolver.gazetteer.places(of: text.key(both)).isEmpty, !text.signs[both].contains(46) {
                    return number + 1
                }
            }
            return number
        }
        if keys[0] == "via", let last = place(1) { return end(last) }
        guard keys[0] == "by", words.count > 1 else { return nil }
        if keys[1] == "way", keys.count > 2, keys[2] == "of", let last = place(3) { return end(last) }
        guard ["wireless", "cable", "mail", "courier", "telegraph"].contains(keys[1]) else { return nil }
        if keys.count > 3, keys[2] == "to" || keys[2] == "via", let last = place(3) { return end(last) }
        return end(1)
    }
}
