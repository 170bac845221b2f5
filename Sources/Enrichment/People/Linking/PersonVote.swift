/// Lets copies of one article agree on whom they name.
///
/// Each copy is read with other errors, and a surname that stands alone in one may stand with its title in another. Persons of
/// the copies that have the same name, misreadings allowed for, are one; the shares that the copies give are added.
package struct PersonVote: Sendable {
    private let linker: PersonLinker

    package init(_ linker: PersonLinker) { self.linker = linker }

    /// Lets copies vote.
    ///
    /// - Parameter copies: what was weighed for each copy of the article.
    /// - Returns: links for each copy, in the order of its decisions.
    package func links(_ copies: [[PersonDecision]]) -> [[PersonLink]] {
        var voted = copies
        for bloc in blocs(copies) {
            // A group of mentions in one copy has one vote.
            var shares: [Int: Double] = [:]
            var evidence: [Int: [Float]] = [:]
            for member in bloc {
                for candidate in copies[member.copy][member.mentions[0]].candidates {
                    shares[candidate.entry, default: 0] += candidate.share
                    evidence[candidate.entry] = evidence[candidate.entry] ?? candidate.evidence
                }
            }
            let ranked = shares.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(10).map {
                PersonDecision.Candidate(
                    entry: $0.key,
                    share: $0.value / Double(bloc.count),
                    evidence: evidence[$0.key] ?? []
                )
            }
            for member in bloc { for mention in member.mentions { voted[member.copy][mention].candidates = ranked } }
        }
        return voted.map { $0.map(linker.link) }
    }

    /// Mentions of a copy that are one person.
    private struct Member {
        var copy: Int
        var mentions: [Int]
        var families: [NameWord]
        var names: [PersonName]
    }

    private func blocs(_ copies: [[PersonDecision]]) -> [[Member]] {
        var blocs: [[Member]] = []
        for (copy, decisions) in copies.enumerated() {
            var groups: [Int: [Int]] = [:]
            for (index, decision) in decisions.enumerated() {
                if let group = decision.group { groups[group, default: []].append(index) }
            }
            for (_, mentions) in groups.sorted(by: { $0.key < $1.key }) {
                let names = mentions.flatMap { PersonName.readings(of: Array(decisions[$0].text.unicodeScalars)) }
                let member = Member(
                    copy: copy,
                    mentions: mentions,
                    families: names.compactMap(\.family.last),
                    names: names.filter { !$0.given.isEmpty }
                )
                // Of a copy only one group can be the person of a bloc.
                let near = blocs.firstIndex { bloc in
                    !bloc.contains { $0.copy == copy } && bloc.contains { isSame($0, member) }
                }
                if let near { blocs[near].append(member) } else { blocs.append([member]) }
            }
        }
        return blocs
    }

    private func isSame(_ one: Member, _ other: Member) -> Bool {
        let isNear = one.families.contains { first in
            other.families.contains { LetterConfusion.nearness(first.bytes, $0.bytes) != nil }
        }
        guard isNear else { return false }
        if one.names.isEmpty || other.names.isEmpty { return true }
        return one.names.contains { first in
            other.names.contains { NameAgreement(first, $0, familyDistance: 0, nicknames: linker.nicknames) != nil }
        }
    }
}
