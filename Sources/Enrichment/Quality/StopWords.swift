import CorpusFiles

/// Function words of English, of which running text is half.
enum StopWords {
    private static let list = """
        a about above after again against all almost along also although always am among an and another any are around as at away
        be became because been before being below between both but by came can cannot could did do does doing down during each
        either even ever every few for from further gave get go had has have having he her here hers herself him himself his how
        however i if in into is it its itself just know last least less let like made make many may me might more most much must
        my myself near neither never next no nor not now of off often on once one only or other others ought our ours out over own
        per rather said same say says see shall she should since so some such than that the their theirs them themselves then
        there therefore these they this those though through thus till to too toward towards two under until unto up upon us very
        was we well were what when where whether which while who whole whom whose why will with within without would yes yet you
        your yours
        """

    /// Hashes of the words.
    private static let hashes = Set(list.split { $0 == " " || $0 == "\n" }.map { StableHash.fnv1a($0.utf8) })

    /// Whether the letters of a word, in any case, are one of them.
    static func contains(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard word.count < 12 else { return false }
        var hash = StableHash.basis
        for scalar in word {
            guard scalar.value < 0x80 else { return false }
            hash = StableHash.fnv1a(0x41...0x5A ~= scalar.value ? scalar.value + 32 : scalar.value, from: hash)
        }
        return hashes.contains(hash)
    }
}
