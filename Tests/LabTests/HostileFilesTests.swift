import CorpusFiles
import CorpusModel
import Foundation
import ImageCodecs
import PageFlow
import Raster
import Testing
import TestSupport

@testable import Lab

@Suite struct HostileFilesTests {
    private static func seeds() async throws -> [HostileSeed] {
        let folder = Checkout.root.appendingPathComponent("Benchmarks/endurance/seeds")
        var seeds = try HostileSeed.made()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            seeds.append(try await HostileSeed.seed(of: folder.appendingPathComponent(name).path))
        }
        return seeds
    }

    /// The size that a file is decoded to, or `nil` with an error that names it.
    private static func decode(_ bytes: [UInt8], as name: String) async throws -> (width: Int, height: Int)? {
        let folder = try TemporaryFolder()
        let path = try folder.write(Data(bytes), to: name).path
        do {
            let image = try await DecodeStage(limits: DecodeLimits(maxPixels: 4_000_000, maxSide: 32_767))
                .run(PageRequest(id: "p", path: path, page: 1)).image
            return (image.width, image.height)
        } catch let error as DecodeError {
            #expect(error.description.contains(name), "\(error)")
            return nil
        }
    }

    @Test func soundFilesAreOfEveryFormatAndAreDecoded() async throws {
        let seeds = try await Self.seeds()
        #expect(Set(seeds.map(\.format)) == Set(ScanFormat.allCases))
        #expect(Set(seeds.map(\.name)).count == seeds.count)
        for seed in seeds where seed.format != .pdf {
            let size = try await Self.decode(seed.bytes, as: "\(seed.name).\(seed.fileExtension)")
            #expect(size != nil, "\(seed.name)")
        }
    }

    @Test func aLongFileGivesItsPageReduced() async throws {
        let path = Checkout.fixtures.appendingPathComponent("sheet-1884-clean.png").path
        let seed = try await HostileSeed.seed(of: path)
        #expect(seed.format == .png && seed.name == "sheet-1884-clean")
        #expect(try await Self.decode(seed.bytes, as: "small.png")?.width == 200)
    }

    @Test func equalSeedsGiveEqualBytesAndOthersOthers() async throws {
        let seeds = try await Self.seeds()
        let (one, same) = (HostileFiles(seeds: seeds, seed: 7), HostileFiles(seeds: seeds, seed: 7))
        let other = HostileFiles(seeds: seeds, seed: 8)
        var changed = 0
        for index in stride(from: 0, to: 480, by: 20) {
            let file = one.file(index)
            #expect(file.name == same.file(index).name && file.bytes == same.file(index).bytes)
            if other.file(index).bytes != file.bytes { changed += 1 }
        }
        // Two seeds may empty a file alike.
        #expect(changed > 16)
    }

    @Test func everyKindOfFileMeetsEveryMutationAndIsChanged() throws {
        let seeds = try HostileSeed.made()
        let files = HostileFiles(seeds: seeds, seed: 3)
        var pairs: [String: Int] = [:], unchanged = 0
        let sound = Dictionary(seeds.map { ($0.name, $0.bytes) }) { first, _ in first }
        for index in 0..<(seeds.count * HostileMutation.allCases.count) {
            let file = files.file(index)
            pairs["\(file.seed) \(file.mutations[0])", default: 0] += 1
            if file.bytes == sound[file.seed] { unchanged += 1 }
        }
        #expect(pairs.count == seeds.count * HostileMutation.allCases.count)
        #expect(unchanged * 20 < pairs.count, "\(unchanged) of \(pairs.count) are as they were")
    }

    @Test func numbersOfHeadersAreFound() throws {
        let seeds = try HostileSeed.made()
        for seed in seeds {
            let fields = NumberField.fields(of: seed.bytes)
            let isText = seed.format == .pdf || seed.format == .pnm
            #expect(fields.isEmpty == isText, "\(seed.name): \(fields.count)")
        }
        let tiff = try #require(seeds.first { $0.name == "tiff-strips" })
        let reader = FieldReader(bytes: tiff.bytes, isBigEndian: false)
        // Somewhere among the fields of the directory is the width: tag 256, four bytes.
        let widths = NumberField.fields(of: tiff.bytes).filter { reader.number(at: $0.offset, size: $0.size) == 120 }
        #expect(!widths.isEmpty)
    }

    @Test("a damaged file is a page or an error that names it, and never a crash", arguments: 0..<6)
    func decoding(_ part: Int) async throws {
        // PDFs are left out: each costs three programs. Scripts/endurance/fuzz has them.
        let seeds = try await Self.seeds().filter { $0.format != .pdf }
        let files = HostileFiles(seeds: seeds, seed: 11)
        var outcomes: [Bool] = []
        for index in 0..<12 {
            let file = files.file(part * 73 + index * 37)
            outcomes.append(try await Self.decode(file.bytes, as: file.name) != nil)
        }
        #expect(outcomes.contains(false), "nothing was damaged enough")
    }
}
