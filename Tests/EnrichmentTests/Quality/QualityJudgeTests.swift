import Enrichment
import Inference
import Testing

@Suite struct QualityJudgeTests {
    static let text = """
        The committee met in the city hall on Thursday evening and decided that the new bridge should be built before the end of the
        summer. Mr. Johnson, the chairman, said that the cost would be about forty thousand dollars, and that the county would pay
        half of it. Several citizens spoke against the plan, but it was adopted by a vote of seven to two.
        """
    static let damaged = """
        Tbe cornmittee met iu tbe citv hall ou Tbursdav eveniug aud decidcd that tlie ncw bridgc shonld be bnilt beforc tbe cnd of tbe
        snmmer. Mr. Jobnson, tbe chairrnan, said tbat tbe cost wonld bc abont fortv tbonsand doliars, aud tbat tbe countv wonld pav
        half of it. Scveral citizcns spoke agaiust tbe plau, but it was adoptcd bv a vote of sevcn to two.
        """
    static let german = """
        Der Ausschuß versammelte sich am Donnerstag abend im Rathaus und beschloß, daß die neue Brücke vor dem Ende des Sommers gebaut
        werden soll. Der Vorsitzende sagte, daß die Kosten etwa vierzigtausend Mark betragen würden.
        """

    /// Loaded once: models and table are megabytes.
    private static let shared = Result {
        try QualityJudge(models: ModelStore.locate(), tables: EnrichmentTables.locate())
    }

    private func signals(_ text: String, confidence: Double? = nil) throws -> QualitySignals {
        var article = EnrichedText(id: "a", text: text)
        article.confidence = confidence
        return try Self.shared.get().signals(of: article)
    }

    @Test func damageIsSeen() throws {
        let (good, bad) = (try signals(Self.text), try signals(Self.damaged))
        let (low, high) = (try #require(good.quality), try #require(bad.quality))
        #expect(low < 0.01 && high > 0.1)
        #expect(try #require(good.signals["non_words"]) < 0.02)
        #expect(try #require(bad.signals["non_words"]) > 0.4)
        #expect(try #require(good.signals["perplexity"]) < #require(bad.signals["perplexity"]))
        #expect(good.language == "en" && bad.language == "en")
    }

    @Test func aSurerReadingIsABetterText() throws {
        let qualities = try [0.3, 0.7, 0.95].map { try #require(signals(Self.text, confidence: $0).quality) }
        #expect(qualities == qualities.sorted(by: >) && Set(qualities).count == 3)
    }

    @Test func aTextWithoutWordsHasNoQuality() throws {
        for text in ["", " \n ", ". . — !"] {
            let found = try signals(text)
            #expect(found.quality == nil && found.language == nil)
            #expect(found.signals["rps_doc_word_count"] == 0)
        }
    }

    @Test func aTextInAnotherLanguageHasNone() throws {
        let found = try signals(Self.german)
        #expect(found.language == "de" && found.quality == nil)
        #expect(try #require(found.languageShare) > 0.9)
    }

    @Test func anotherAlphabetIsNoDamage() throws {
        let found = try signals(
            "Комитет собрался в городской ратуше в четверг вечером и решил, что мост должен быть построен"
        )
        #expect(found.language == "ru" && found.quality == nil)
    }

    @Test func noiseHasNoLanguage() throws {
        let noise = String(repeating: "ioq,v lb'n .xwu |Iqd 1vbo,w zmI qq.b e'xv bnod wvz I.lq ", count: 4)
        let found = try signals(noise)
        #expect(found.language == nil)
        #expect(try #require(found.quality) > 0.4)
    }

    @Test func aTextTwiceIsRepeated() throws {
        let (once, twice) = (try signals(Self.text), try signals(Self.text + "\n" + Self.text))
        #expect(once.signals["rps_doc_frac_chars_dupe_5grams"] == 0 && once.signals["repeated_lines"] == 0)
        #expect(twice.signals["rps_doc_frac_chars_dupe_10grams"] == 0.5)
        #expect(twice.signals["repeated_lines"] == 0.5)
        #expect(abs(try #require(once.quality) - #require(twice.quality)) < 0.005)
        #expect(try signals(Self.text) == once)
    }

    @Test func capitalsAreNoDamage() throws {
        let found = try signals(Self.text.uppercased())
        #expect(found.signals["rps_doc_frac_all_caps_words"] == 1)
        #expect(try #require(found.quality) < 0.03)
    }

    @Test func sharesAreShares() throws {
        for text in [Self.text, Self.damaged, Self.german, "x", "1 2 3", "ab " + String(repeating: "…#", count: 50)] {
            let signals = try signals(text, confidence: 0.9).signals
            let unbounded = ["rps_doc_word_count", "rps_doc_mean_word_length", "rps_doc_unigram_entropy", "perplexity"]
            for (name, value) in signals where !unbounded.contains(name) && name != "rps_doc_symbol_to_word_ratio" {
                #expect(0...1 ~= value, "\(name) of \(text)")
            }
        }
    }

    @Test func longTextsAreNoTrouble() throws {
        let judge = try Self.shared.get()
        for text in [String(repeating: Self.text + "\n", count: 20), String(repeating: "a", count: 20_000)] {
            #expect(judge.signals(of: EnrichedText(id: "a", text: text)).quality != nil)
        }
    }
}
