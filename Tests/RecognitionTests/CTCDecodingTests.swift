import CorpusText
import Foundation
import Testing

@testable import Recognition

/// Decoding of what the network says of a line, with and without a language model.
@Suite struct CTCDecodingTests {
    private let alphabet: ReaderAlphabet
    private let classes = 4

    init() throws { alphabet = try .small() }

    /// Frames of the given probabilities of blank, space, a and b.
    private func frames(_ probabilities: [[Float]]) -> CTCFrames {
        // What comes before a line's logits is another line's.
        let logits: [Float] = [9, 9, 9] + probabilities.joined().map { log(max($0, 1e-9)) + 3 }
        return CTCFrames(logits[3...], count: probabilities.count, classes: classes)
    }

    private func text(_ path: CTCPath) -> String { String(path.steps.map(\.character)) }

    @Test func repetitionsAndBlanksFallAway() throws {
        let frames = frames([
            [0, 0, 1, 0], [0.1, 0, 0.9, 0], [1, 0, 0, 0], [0, 0, 0.8, 0.2], [0.6, 0, 0, 0.4], [0, 0, 0, 1],
        ])
        let path = CTCPath(frames, alphabet: alphabet)
        #expect(text(path) == "aab")
        #expect(path.steps.map(\.frames) == [0..<2, 3..<4, 5..<6])
        #expect(abs(path.steps[1].probability - 0.8) < 1e-3)
        #expect(abs(path.steps[2].surprise + log(0.6)) < 1e-3)
    }

    @Test func nothingIsReadInBlanks() throws {
        let search = CTCBeamSearch(language: try .small(alphabet))
        #expect(CTCPath(frames([[1, 0, 0, 0], [1, 0, 0, 0]]), alphabet: alphabet, search: search).steps.isEmpty)
        #expect(CTCPath(frames([]), alphabet: alphabet, search: search).steps.isEmpty)
    }

    @Test("the language decides between readings that are nearly alike, and only there")
    func language() throws {
        // After a the language has b.
        let search = CTCBeamSearch(language: try .small(alphabet))
        let likely: [Float] = [0, 0, 0.55, 0.45]
        let doubtful = frames([[0, 0, 1, 0], [1, 0, 0, 0], likely, [1, 0, 0, 0]])
        #expect(text(CTCPath(doubtful, alphabet: alphabet)) == "aa")
        let path = CTCPath(doubtful, alphabet: alphabet, search: search)
        #expect(text(path) == "ab")
        // Confidence is the network's in what was chosen.
        #expect(path.steps.map(\.frames) == [0..<1, 2..<3])
        #expect(abs(path.steps[1].probability - 0.45) < 1e-3)
        let certain = frames([[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0.97, 0.03], [1, 0, 0, 0]])
        #expect(text(CTCPath(certain, alphabet: alphabet, search: search)) == "aa")
    }

    @Test("what the network cannot read no language makes words of")
    func rubbish() throws {
        let search = CTCBeamSearch(language: try .small(alphabet))
        let doubtful: [Float] = [0.02, 0, 0.5, 0.48]
        let readable = frames([[0, 0, 1, 0], [1, 0, 0, 0], doubtful, [1, 0, 0, 0]])
        #expect(text(CTCPath(readable, alphabet: alphabet, search: search)) == "ab")
        let rubbish = frames([doubtful, [1, 0, 0, 0], doubtful, [1, 0, 0, 0]])
        #expect(text(CTCPath(rubbish, alphabet: alphabet, search: search)) == "aa")
    }

    /// Scores of all texts that some path of the frames spells, as the search defines them.
    private func scores(_ probabilities: [[Float]], _ language: ReaderLanguage) -> [[Int]: Double] {
        var sums: [[Int]: Double] = [:]
        func extend(_ path: [Int], _ probability: Double) {
            guard path.count < probabilities.count else {
                var (spelling, last) = ([Int](), 0)
                for number in path {
                    if number != 0, number != last { spelling.append(number) }
                    last = number
                }
                sums[spelling, default: 0] += probability
                return
            }
            for number in 0..<classes {
                extend(path + [number], probability * Double(probabilities[path.count][number]))
            }
        }
        extend([], 1)
        return sums.reduce(into: [:]) { result, text in
            var (score, state) = (log(text.value), language.start)
            for number in text.key {
                let step = language.step(from: state, class: number)
                score += 0.4 * max(step.log, -6) + 0.8
                state = step.state
            }
            result[text.key] = score + 0.4 * language.step(from: state, class: 0).log
        }
    }

    @Test("the search finds the best of all texts", arguments: 0..<20)
    func search(seed: Int) throws {
        let language = try ReaderLanguage.small(alphabet)
        // Numbers without a pattern, from 0.1 to 1, parted so that each frame's sum is 1.
        let weights = (0..<4).map { frame in
            (0..<classes).map { Float((seed * 31 + frame * 17 + $0 * 7 + seed * frame * $0) % 10 + 1) }
        }
        let probabilities = weights.map { row in row.map { $0 / row.reduce(0, +) } }
        let all = scores(probabilities, language)
        let search = CTCBeamSearch(language: language, width: 500, behind: 1000)
        let found = search.spelling(of: frames(probabilities))
        let best = try #require(all.values.max())
        #expect(try #require(all[found]) > best - 1e-4)
        // Narrower it may lose a text that begins badly, but not by much.
        let quick = CTCBeamSearch(language: language).spelling(of: frames(probabilities))
        #expect(try #require(all[quick]) > best - 1)
    }

    @Test func aSpellingHasItsLikeliestPath() {
        let frames = frames([
            [0.2, 0, 0.8, 0], [0.3, 0, 0.4, 0.3], [0.3, 0, 0.4, 0.3], [0.1, 0, 0.2, 0.7],
        ])
        // A blank must part the two.
        #expect(frames.path(spelling: [2, 2, 3]) == [2, 0, 2, 3])
        #expect(frames.path(spelling: [2, 3]) == [2, 2, 2, 3])
        #expect(frames.path(spelling: []) == [0, 0, 0, 0])
        #expect(frames.path(spelling: [2, 2, 2]) == nil)
    }

    @Test func doubtfulFramesHaveCandidates() {
        let frames = frames([[0.5, 0.001, 0.3, 0.199], [0.001, 0, 0.999, 0]])
        let doubtful = frames.candidates(in: 0, sure: 0.995, least: 0.005, most: 5).map(\.number)
        #expect(doubtful == [0, 2, 3])
        #expect(frames.candidates(in: 0, sure: 0.995, least: 0.005, most: 2).map(\.number) == [0, 2])
        #expect(frames.candidates(in: 1, sure: 0.995, least: 0.0001, most: 5).map(\.number) == [2])
    }
}
