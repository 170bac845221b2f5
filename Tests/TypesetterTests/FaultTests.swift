import CorpusFiles
import CorpusModel
import Foundation
import ImageCodecs
import PageFlow
import Raster
import Testing
import TestSupport
import Typesetter

@Suite struct FaultTests {
    private let page: TypesetPage

    init() throws { page = try PageComposer(style: .quick, seed: 5).compose() }

    private func damaged(_ text: String, seed: UInt64 = 1) throws -> TypesetPage {
        try page.damaged(by: try FaultSettings(parsing: text), seed: seed)
    }

    private func mean(_ image: GrayImage) -> Double {
        image.samples.reduce(0.0) { $0 + Double($1) } / Double(image.samples.count)
    }

    @Test func noFaultsChangeNothing() throws {
        let same = try page.damaged(by: FaultSettings(), seed: 1)
        #expect(same.image == page.image)
        #expect(try RecordCoding.line(same.truth(image: "p")) == RecordCoding.line(page.truth(image: "p")))
    }

    @Test("each fault changes the page, the same way for the same seed", arguments: FaultSettings.names.map(\.name))
    func changes(_ name: String) throws {
        let first = try damaged("\(name)=0.6")
        #expect(first.image != page.image)
        #expect(try damaged("\(name)=0.6").image == first.image)
    }

    @Test func spreadDarkensAndBreaksLighten() throws {
        #expect(mean(try damaged("ink-spread=0.8").image) < mean(page.image) - 2)
        #expect(mean(try damaged("ink-breaks=0.8").image) > mean(try damaged("ink-breaks=0.2").image) + 1)
    }

    @Test func toningAndLightLeaveNoWhite() throws {
        #expect(mean(try damaged("toning=1").image) < mean(page.image) - 10)
        let edges = try damaged("dark-edges=1").image
        let left = ink(in: PixelRect(x0: 0, y0: 0, x1: edges.width, y1: edges.height), of: edges, below: 60)
        #expect(left > ink(in: page.image.bounds, of: page.image, below: 60))
    }

    @Test func bleedThroughIsMirroredInk() throws {
        let shone = try damaged("bleed-through=1").image
        let gray = zip(shone.samples, page.image.samples).count { $1 == 255 && $0 < 240 }
        #expect(Double(gray) / Double(shone.samples.count) > 0.05)
    }

    @Test func bitonalHasTwoTones() throws {
        #expect(Set(try damaged("toning=0.5,bitonal=0.5").image.samples) == [0, 255])
    }

    @Test func lowResolutionShrinksPageAndTruth() throws {
        let small = try damaged("low-resolution=1")
        #expect(abs(Double(small.image.width) / Double(page.image.width) - 0.45) < 0.01)
        let (before, after) = (page.truth(image: "p"), small.truth(image: "p"))
        #expect(after.width == small.image.width && after.height == small.image.height)
        for (line, shrunk) in zip(before.lines, after.lines) {
            #expect(abs(Double(shrunk.bbox.x0) - Double(line.bbox.x0) * 0.45) < 3)
            #expect(ink(in: shrunk.bbox, of: small.image, below: 225) > 0.02)
        }
    }

    @Test("the truth follows the ink", arguments: ["skew=2", "skew=-1.5", "warp=1", "skew=1,warp=0.6"])
    func truthFollows(_ faults: String) throws {
        let moved = try damaged(faults)
        let (before, after) = (page.truth(image: "p"), moved.truth(image: "p"))
        var moves = 0
        for (old, new) in zip(before.lines, after.lines) {
            let (clean, now) = (darkness(in: old.bbox, of: page.image), darkness(in: new.bbox, of: moved.image))
            // The box still holds the line's ink; at its ends a neighbour's may come in.
            #expect(now > clean * 0.9, "\(old.text): \(clean) became \(now)")
            if old.bbox != new.bbox { moves += 1 }
        }
        #expect(moves > before.lines.count / 2)
        #expect(moved.skewDegrees == (try FaultSettings(parsing: faults)).skew)
    }

    @Test func skewTurnsLinesClockwise() throws {
        let moved = try damaged("skew=2").truth(image: "p")
        let (left, right) = (
            moved.regions.filter { $0.bbox.x1 < moved.width / 3 },
            moved.regions.filter { $0.bbox.x0 > moved.width * 2 / 3 }
        )
        let clean = page.truth(image: "p")
        func rise(_ regions: [PageTruth.TruthRegion]) -> Int {
            regions.reduce(0) { sum, region in
                sum + region.bbox.y0 - (clean.regions.first { $0.id == region.id }?.bbox.y0 ?? 0)
            }
        }
        #expect(rise(left) < 0 && rise(right) > 0)
    }

    @Test func settingsAreReadAndRefused() throws {
        let settings = try FaultSettings(parsing: "skew=-0.8,speckle=0.3")
        #expect(settings.skew == -0.8 && settings.speckle == 0.3)
        let data = try JSONEncoder().encode(settings)
        #expect(try JSONDecoder().decode(FaultSettings.self, from: data) == settings)
        for bad in ["speckle=2", "dust=0.1", "skew", "speckle=nan"] {
            #expect(throws: TypesetterError.self) { try FaultSettings(parsing: bad) }
        }
    }
}

@Suite struct WritingTests {
    @Test func filesHaveTheBytesOfTheirSeed() async throws {
        let place = try TemporaryFolder()
        let folder = place.url
        var faults = FaultSettings()
        faults.bitonal = 0.5
        let typesetter = Typesetter(style: .quick, faults: faults, format: .png)
        let manifest = try typesetter.write(seed: 4, name: "one/a", into: folder)
        try typesetter.write(seed: 4, name: "two/a", into: folder)
        for name in ["a.png", "a.json"] {
            let first = try Data(contentsOf: folder.appendingPathComponent("one/\(name)"))
            #expect(try Data(contentsOf: folder.appendingPathComponent("two/\(name)")) == first)
        }
        let lines = manifest.split(separator: UInt8(ascii: "\n"))
        #expect(lines.count > 2)
        let truth = try RecordCoding.decode(
            PageTruth.self,
            from: try Data(contentsOf: folder.appendingPathComponent("one/a.json"))
        )
        #expect(truth.image == "a.png")
        let path = folder.appendingPathComponent("one/a.png").path
        let page = try await DecodeStage().run(PageRequest(id: "a", path: path, page: 1))
        #expect(page.image == (try typesetter.page(seed: 4)).image)
        #expect(page.fileResolution?.dpi == 110)
    }
}
