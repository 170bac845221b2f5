import Foundation
import Testing

/// Cluster pages as headless Chromium shows them.
///
/// Serialized, because each test starts a browser of its own.
@Suite(
    .serialized,
    .enabled(if: Chromium.program != nil, "Chromium is not installed (Debian package: chromium)")
)
struct ClusterInBrowserTests {
    @Test func reprintsStandSideBySideWithTheirScans() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try ClusterCorpus(in: folder, scan: try SampleCorpus.writeScan(in: folder))
            _ = try await corpus.sample.writeReport()
            let seen = try await Chromium.look(
                at: "clusters/000001.html",
                of: corpus.sample,
                script: """
                    const reprints = Array.from(document.querySelectorAll(".reprint"));
                    const boxes = reprints.map((reprint) => reprint.getBoundingClientRect());
                    see.title = document.querySelector("h1").innerText;
                    see.papers = reprints.map((reprint) => reprint.querySelector("h3").innerText).join();
                    see.beside = boxes.slice(1).every((box, index) => box.left >= boxes[index].right && box.top === boxes[0].top);
                    see.best = reprints.map((reprint) => reprint.classList.contains("best")).join();
                    see.other = Array.from(document.querySelectorAll("ins")).map((word) => word.innerText).join("|");
                    see.near = Array.from(document.querySelectorAll(".words .near")).map((word) => word.innerText + "=" + word.title).join("|");
                    see.missing = Array.from(document.querySelectorAll(".reprint del")).map((word) => word.innerText).join("|");
                    see.dots = document.querySelectorAll(".timeline circle").length;
                    const places = Array.from(document.querySelectorAll(".timeline circle")).map((dot) => dot.getBoundingClientRect());
                    see.later = places.slice(1).every((dot, index) => dot.left > places[index].left && dot.top > places[index].top);
                    see.days = Array.from(document.querySelectorAll(".timeline .day")).map((day) => day.textContent).join();
                    see.links = Array.from(document.querySelectorAll("table tbody tr")).map((row) => row.innerText.replaceAll("\\t", " ").trim()).join("|");
                    see.pages = Array.from(document.querySelectorAll(".reprint header a")).map((link) => link.getAttribute("href")).join();
                    const pictures = Array.from(document.querySelectorAll(".cuttings img"));
                    see.pictures = pictures.length;
                    const picture = new Image();
                    await new Promise((resolve, reject) => {
                      [picture.onload, picture.onerror] = [resolve, () => reject("no picture")];
                      picture.src = pictures[1].getAttribute("src");
                    });
                    see.pixels = picture.naturalWidth + "x" + picture.naturalHeight;
                    """
            )
            #expect(seen["error"] == nil)
            #expect(seen["title"] == "Headline 1 Large Crowd Attends")
            #expect(seen["papers"] == "Paper 1,Paper 2,Paper 3")
            #expect(seen["beside"] == "true" && seen["best"] == "true,false,false")
            #expect(seen["other"]?.hasSuffix("Tuesday|Special to this paper.|all went home.") == true, "\(seen)")
            #expect(seen["near"]?.contains("hridge=best reprint: bridge") == true)
            #expect(seen["missing"]?.contains("Monday") == true)
            #expect(seen["dots"] == "3" && seen["later"] == "true")
            #expect(seen["days"] == "1920-11-15,1920-11-16,1920-11-17")
            #expect(
                seen["links"] == "Reprint 1 Reprint 2 0.988 0.900 0.800 0.750 3 / 1|Reprint 1 Reprint 3 1.000 −0.250"
            )
            #expect(seen["pages"] == "../pages/000001.html#a1,../pages/000002.html#a1,../pages/000003.html#a1")
            #expect(seen["pictures"] == "9" && seen["pixels"] == "260x690")
        }
    }

    @Test func theIndexShowsSizesAndThePagesLeadToTheReprints() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try ClusterCorpus(in: folder, scan: "gone.png")
            _ = try await corpus.sample.writeReport()
            let index = try await Chromium.look(
                at: "index.html",
                of: corpus.sample,
                script: """
                    see.bars = Array.from(document.querySelectorAll(".sizes rect")).map((bar) => Math.round(bar.getAttribute("height"))).join();
                    see.row = document.querySelector(".reprints tbody tr").innerText.replaceAll("\\t", " ");
                    see.address = document.querySelector(".reprints tbody a").getAttribute("href");
                    """
            )
            #expect(index["bars"] == "0,126")
            #expect(index["row"] == "Headline 1 Large Crowd Attends 3 3 1920-11-15 to 1920-11-17")
            #expect(index["address"] == "clusters/000001.html")
            let page = try await Chromium.look(
                at: "pages/000002.html#a1",
                of: corpus.sample,
                script: """
                    const link = document.querySelector("#a1 .facts a");
                    see.link = link.innerText + " " + link.getAttribute("href");
                    see.shown = shown(link);
                    see.count = document.querySelectorAll(".facts a").length;
                    """
            )
            #expect(page["link"] == "also printed by 2 others ../clusters/000001.html" && page["shown"] == "true")
            #expect(page["count"] == "1")
        }
    }

    @Test func hostileClustersStayText() async throws {
        try await withTemporaryFolder { folder in
            let attack =
                "</title></script><img src=x onerror=\"document.title='taken'\">\"\u{301} onload=\"1' {{title}}{{{title}}}"
            let corpus = try ClusterCorpus(in: folder, scan: "gone.png") { cluster in
                var cluster = cluster
                cluster["id"] = attack
                cluster["newspapers"] = [attack]
                cluster["first_date"] = attack
                cluster["last_date"] = attack
                cluster["members"] = ["p1#a1", "p2#a1", attack]
                cluster["reprints"] = [
                    ["id": attack, "date": "1920-11-15", "newspaper": attack, "share": 1e300],
                    ["id": "p1#a1", "date": attack, "newspaper": attack, "share": -5.0],
                ]
                cluster["links"] = [["a": attack, "b": "p1#a1", "probability": 1e300, "cosine": -1e300]]
                return cluster
            }
            _ = try await corpus.sample.writeReport()
            for page in ["clusters/000001.html", "clusters.html", "index.html"] {
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
                #expect(seen["scripts"] == "1" && seen["images"] == "0" && seen["handlers"] == "0")
                #expect(seen["title"]?.hasSuffix("Broadsheet report") == true)
                #expect(seen["text"]?.contains("<img src=x onerror=") == true)
            }
        }
    }
}
