import Enrichment
import Foundation
import Report
import Testing

/// What enrichment adds, as headless Chromium shows it.
///
/// Serialized, because each test starts a browser of its own.
@Suite(
    .serialized,
    .enabled(if: Chromium.program != nil, "Chromium is not installed (Debian package: chromium)")
)
struct EnrichmentInBrowserTests {
    @Test func theMapLeadsToThePagesAndTheTablesCount() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try EnrichedCorpus(in: folder, scan: "gone.png")
            _ = try await corpus.sample.writeReport()
            let seen = try await Chromium.look(
                at: "index.html#place-5128581",
                of: corpus.sample,
                script: """
                    const spots = Array.from(document.querySelectorAll(".spot"));
                    see.tips = spots.map((spot) => spot.querySelector("title").textContent).join("|");
                    see.leads = spots.map((spot) => spot.getAttribute("href")).join();
                    const box = (spot) => spot.querySelector("circle").getBoundingClientRect();
                    see.west = box(spots[1]).right < box(spots[0]).left && box(spots[1]).top > box(spots[0]).top;
                    see.area = Math.round(10 * (box(spots[0]).width / box(spots[1]).width) ** 2);
                    const fill = (spot) => getComputedStyle(spot.querySelector("circle")).fill;
                    see.aimed = fill(spots[1]) !== fill(spots[0]);
                    const map = document.querySelector(".map").getBoundingClientRect();
                    see.inside = spots.every((spot) => box(spot).left > map.left && box(spot).right < map.right);
                    see.names = Array.from(document.querySelectorAll(".spot-label")).map((name) => name.textContent).join();
                    see.tables = Array.from(document.querySelectorAll(".tally")).map((table) =>
                      table.querySelector("th").innerText + ": " + Array.from(table.querySelectorAll("tbody tr")).map((row) =>
                        row.innerText.split(/\\s+/).join(" ").trim()).join(", ")).join("; ");
                    see.bar = document.querySelector(".tally .track rect").getBoundingClientRect().width > 20;
                    """
            )
            #expect(seen["error"] == nil)
            #expect(seen["tips"] == "London, GB: 2 articles|New York City, NY, US: 1 article")
            #expect(seen["leads"] == "pages/000001.html#a1,pages/000003.html#a1")
            #expect(seen["west"] == "true" && seen["inside"] == "true" && seen["area"] == "20")
            #expect(seen["aimed"] == "true" && seen["names"] == "London,New York City" && seen["bar"] == "true")
            #expect(
                seen["tables"]
                    == "Places of datelines: London, GB 2, New York City, NY, US 1; Agencies: Associated Press 1, United Press 1; "
                    + "People: David Lloyd George Q134982 1; Topics: international affairs 1; Subjects: politics 1; "
                    + "Languages: English 1; Characters misread (estimate): under 1 % 0, 1 to 2 % 0, 2 to 5 % 1, 5 to 10 % 0, "
                    + "10 to 20 % 0, 20 % and more 0",
                "\(seen["tables"] ?? "")"
            )
        }
    }

    @Test func namesAreUnderlinedWhereTheSwitchIsOn() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try EnrichedCorpus(in: folder, scan: "gone.png")
            _ = try await corpus.sample.writeReport()
            let seen = try await Chromium.look(
                at: "pages/000001.html#a1",
                of: corpus.sample,
                script: """
                    const names = Array.from(document.querySelectorAll("#a1 .body .name"));
                    const lines = () => names.map((name) => getComputedStyle(name).textDecorationLine).join();
                    see.names = names.map((name) => name.innerText + "=" + name.title).join("|");
                    see.paragraphs = Array.from(document.querySelectorAll("#a1 .body p")).map((p) => p.innerText).join("|");
                    see.off = lines();
                    const legend = document.querySelector(".names-legend");
                    see.legend = shown(legend);
                    document.getElementById("ui-names").click();
                    await pause();
                    see.on = lines();
                    see.legend += "," + shown(legend);
                    see.colours = new Set(names.map((name) => getComputedStyle(name).textDecorationColor)).size;
                    see.found = Array.from(document.querySelectorAll("#a1 .found > div")).map((row) =>
                      row.innerText.split(/\\s+/).join(" ").trim()).join("|");
                    see.map = document.querySelector("#a1 .found a").getAttribute("href");
                    see.other = document.querySelector("#a2 .found") === null;
                    """
            )
            #expect(seen["error"] == nil)
            #expect(
                seen["names"] == "Port Lydia=place, 90 %|the governor=person, 90 %: David Lloyd George (Q134982)"
            )
            #expect(seen["paragraphs"] == ClusterCorpus.texts[0].replacing("\n\n", with: "|"))
            #expect(seen["off"] == "none,none" && seen["on"] == "underline,underline" && seen["colours"] == "2")
            #expect(seen["legend"] == "false,true" && seen["other"] == "true")
            #expect(
                seen["found"]
                    == "Dateline London, GB 51.51° N, 0.13° W 1920-11-14 “LONDON, Nov. 14.”"
                    + "|Agency Associated Press wire probability 97 %|Author John Smith|People David Lloyd George Q134982"
                    + "|Places New York City, NY, US|Topics international affairs 61 % politics 93 %"
                    + "|Reading 2.3 % of characters misread (estimate)|Language English",
                "\(seen["found"] ?? "")"
            )
            #expect(seen["map"] == "../index.html#place-2643743")
        }
    }

    @Test func aClusterShowsWhatItsCopiesSay() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try EnrichedCorpus(in: folder, scan: "gone.png")
            _ = try await corpus.sample.writeReport()
            let seen = try await Chromium.look(
                at: "clusters/000001.html",
                of: corpus.sample,
                script: """
                    see.found = Array.from(document.querySelectorAll(".found > div")).map((row) =>
                      row.innerText.split(/\\s+/).join(" ").trim()).join("|");
                    see.map = document.querySelector(".found a").getAttribute("href");
                    """
            )
            #expect(
                seen["found"]
                    == "Dateline London, GB 51.51° N, 0.13° W, 2 of 3 copies 1920-11-14|Agency Associated Press wire probability 89 %"
                    + "|People David Lloyd George Q134982 1 of 3 copies|Places New York City, NY 3 of 3 copies|Topics crime 70 %",
                "\(seen["found"] ?? "")"
            )
            #expect(seen["map"] == "../index.html#place-2643743")
        }
    }

    @Test func hostileFindingsStayText() async throws {
        try await withTemporaryFolder { folder in
            let attack =
                "</title></a><img src=x onerror=\"document.title='taken'\">\"\u{301} onload=\"1' {{corpus}}{{{title}}}"
            let corpus = try EnrichedCorpus(in: folder, scan: "gone.png") { records in
                for index in records.indices {
                    records[index].dateline = attack
                    records[index].datelineDate = attack
                    records[index].byline = attack
                    records[index].place?.name = attack
                    records[index].place?.state = attack
                    records[index].persons?[0].name = attack
                    records[index].persons?[0].wikidata = attack
                    records[index].places?[0].place.name = attack
                    records[index].topics = Topics(binaries: [attack: 1])
                    records[index].topics?.cap = attack
                    records[index].topics?.keywords = [Topics.KeywordTopic(topic: attack, similarity: 1)]
                    records[index].quality = QualitySignals()
                    records[index].quality?.language = attack
                }
            }
            var newswire = EnrichedCorpus.newswire
            newswire["dateline"] = attack
            newswire["people"] = [["name": attack, "authority": attack, "copies": 1]]
            try corpus.write(newswire: newswire)
            _ = try await corpus.sample.writeReport()
            for (page, scripts) in [("index.html", "1"), ("pages/000001.html#a1", "2"), ("clusters/000001.html", "1")] {
                let seen = try await Chromium.look(
                    at: page,
                    of: corpus.sample,
                    script: """
                        see.scripts = document.querySelectorAll("script").length;
                        see.images = document.querySelectorAll("img").length;
                        see.handlers = Array.from(document.querySelectorAll("*")).filter((element) =>
                          Array.from(element.attributes).some((attribute) => attribute.name.startsWith("on"))).length;
                        see.title = document.title;
                        see.text = document.body.innerText;
                        """
                )
                #expect(seen["scripts"] == scripts && seen["images"] == "0" && seen["handlers"] == "0", "\(page)")
                #expect(seen["title"]?.hasSuffix("Broadsheet report") == true)
                #expect(seen["text"]?.contains("<img src=x onerror=") == true)
            }
        }
    }
}
