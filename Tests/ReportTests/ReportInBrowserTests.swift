import CorpusModel
import Foundation
import Testing

/// Pages as headless Chromium shows them.
///
/// Serialized, because each test starts a browser of its own.
@Suite(
    .serialized,
    .enabled(if: Chromium.program != nil, "Chromium is not installed (Debian package: chromium)")
)
struct ReportInBrowserTests {
    @Test func theAddressOpensAnArticleBesideThePicture() async throws {
        try await withTemporaryFolder { folder in
            let scan = try SampleCorpus.writeScan(in: folder)
            let sample = try SampleCorpus(in: folder, records: [SampleCorpus.record(scan: scan)])
            _ = try await sample.writeReport()
            let seen = try await Chromium.look(
                at: "pages/000001.html#a1",
                of: sample,
                script: """
                    const text = document.getElementById("a1");
                    see.shown = Array.from(document.querySelectorAll(".text")).filter(shown).map((t) => t.id).join();
                    see.words = text.innerText;
                    see.beside = text.getBoundingClientRect().left >= document.getElementById("ui-view").getBoundingClientRect().right;
                    see.boxes = document.querySelectorAll("#ui-scan .box").length;
                    see.lit = Array.from(document.querySelectorAll(".region.selected")).map((r) => r.dataset.region).sort().join();
                    see.links = document.querySelectorAll(".links g").length;
                    see.hatched = document.querySelectorAll(".hatch").length;
                    see.list = shown(document.querySelector(".lists"));
                    const picture = new Image();
                    // Not decode(): the browser's virtual clock stops for files that are fetched, not for pictures decoded.
                    await new Promise((resolve, reject) => {
                      [picture.onload, picture.onerror] = [resolve, () => reject("no picture")];
                      picture.src = document.querySelector("#ui-scan image").getAttribute("href");
                    });
                    see.pixels = picture.naturalWidth + "x" + picture.naturalHeight;
                    """
            )
            #expect(seen["shown"] == "a1")
            let words = try #require(seen["words"])
            for part in ["Bridge Opened", "Large Crowd Attends", "A large crowd attended.", "continued on page 2"] {
                #expect(words.contains(part))
            }
            #expect(seen["beside"] == "true")
            #expect(seen["boxes"] == "5")
            #expect(seen["lit"] == "r1,r2,r3")
            #expect(seen["links"] == "1")
            #expect(seen["hatched"] == "1")
            #expect(seen["list"] == "false")
            #expect(seen["pixels"] == "600x800")
        }
    }

    @Test func clicksAndKeysChooseWhatIsShown() async throws {
        try await withTemporaryFolder { folder in
            let scan = try SampleCorpus.writeScan(in: folder)
            let sample = try SampleCorpus(in: folder, records: [SampleCorpus.record(scan: scan)])
            _ = try await sample.writeReport()
            let seen = try await Chromium.look(
                at: "pages/000001.html",
                of: sample,
                script: """
                    const texts = () => Array.from(document.querySelectorAll(".text")).filter(shown).map((t) => t.id).join();
                    const key = (name) => document.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
                    see.start = texts();
                    document.querySelector('[data-region="r3"] .box').dispatchEvent(new MouseEvent("click", { bubbles: true }));
                    await pause();
                    see.box = texts() + " " + location.hash;
                    key("j");
                    await pause();
                    see.next = texts();
                    document.querySelector('[data-region="r5"] .box').dispatchEvent(new MouseEvent("click", { bubbles: true }));
                    await pause();
                    see.outside = document.querySelector(".text.selected").innerText;
                    key("Escape");
                    await pause();
                    see.end = texts();
                    document.querySelector('.items a[href="#a2"]').click();
                    await pause();
                    see.list = texts();
                    const headline = document.querySelector('[data-region="r1"]');
                    see.before = shown(headline);
                    document.querySelector('[data-toggle="hide-headline"]').click();
                    see.after = shown(headline);
                    const width = document.getElementById("ui-scan").getBoundingClientRect().width;
                    key("+");
                    see.larger = document.getElementById("ui-scan").getBoundingClientRect().width > 1.4 * width;
                    """
            )
            #expect(seen["start"] == "")
            #expect(seen["box"] == "a1 #a1")
            #expect(seen["next"] == "a2")
            #expect(seen["outside"]?.contains("Finest soap") == true)
            #expect(seen["end"] == "")
            #expect(seen["list"] == "a2")
            #expect(seen["before"] == "true" && seen["after"] == "false")
            #expect(seen["larger"] == "true")
        }
    }

    @Test func hostileTextStaysText() async throws {
        try await withTemporaryFolder { folder in
            let attack =
                "</title></script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
            let quote = "\"\u{301} onmouseover=\"document.title='taken'\" x=\"{{title}}{{{title}}}"
            var record = SampleCorpus.record(attack, scan: folder.path + "/" + quote, headline: attack)
            record.regions[1].id = quote
            record.regions[4].lines = record.regions[4].lines?.map { line in
                TextLine(bbox: line.bbox, text: attack + quote, confidence: 1, words: [])
            }
            record.articles[0].regions[1] = quote
            record.articles[0].byline = quote
            record.articles[0].text = attack + "\n\n" + quote + "\n\n\u{0}\u{1B}[31m"
            record.articles[1].id = quote
            let failure = PageFailure(source: attack, stage: "decode", code: quote, message: attack, attempts: 1)
            let sample = try SampleCorpus(in: folder, records: [record], failures: [failure])
            _ = try await sample.writeReport()
            for (page, scripts) in [("pages/000001.html#a1", "2"), ("index.html", "1")] {
                let seen = try await Chromium.look(
                    at: page,
                    of: sample,
                    script: """
                        see.scripts = document.querySelectorAll("script").length;
                        see.images = document.querySelectorAll("img").length;
                        see.handlers = Array.from(document.querySelectorAll("*")).filter((element) =>
                          Array.from(element.attributes).some((attribute) => attribute.name.startsWith("on"))).length;
                        see.title = document.title;
                        see.text = document.body.innerText;
                        """
                )
                #expect(seen["scripts"] == scripts)
                #expect(seen["images"] == "0")
                #expect(seen["handlers"] == "0")
                #expect(seen["title"]?.hasSuffix("Broadsheet report") == true)
                #expect(seen["text"]?.contains("<img src=x onerror=") == true)
            }
        }
    }

    @Test func failuresAndTotalsAreShown() async throws {
        try await withTemporaryFolder { folder in
            let failures = [
                PageFailure(
                    source: "b.tif",
                    stage: "decode",
                    code: "truncated",
                    message: "b.tif ends early",
                    attempts: 1
                ),
                PageFailure(source: "c.pdf#page=2", stage: "worker", code: "timeout", message: "too slow", attempts: 2),
            ]
            let records = [
                SampleCorpus.record("first", scan: "gone.png"), SampleCorpus.record("second", scan: "gone.png"),
            ]
            let sample = try SampleCorpus(in: folder, records: records, failures: failures)
            _ = try await sample.writeReport()
            let seen = try await Chromium.look(
                at: "index.html",
                of: sample,
                script: """
                    see.tiles = Array.from(document.querySelectorAll(".tiles div")).map((t) => t.innerText.replace("\\n", "=")).join(";");
                    see.rows = Array.from(document.querySelectorAll("table:last-of-type tbody tr")).map((r) => r.innerText).join(";");
                    see.cards = document.querySelectorAll(".card").length;
                    """
            )
            let tiles = try #require(seen["tiles"])
            for tile in ["Pages=2", "Articles=4", "Words=24", "Mean confidence=90 %", "Failures=2"] {
                #expect(tiles.contains(tile), "\(tiles)")
            }
            let rows = try #require(seen["rows"])
            for cell in ["b.tif", "truncated", "b.tif ends early", "c.pdf#page=2", "timeout"] {
                #expect(rows.contains(cell))
            }
            #expect(seen["cards"] == "2")
        }
    }
}
