import CorpusFiles
import Dedup
import Foundation
import Testing

@testable import Pairs

@Suite("Words of a story")
struct StoryWordsTests {
    private static func article(_ text: String, headline: String? = nil) throws -> ArticleLine {
        var fields = ["id": "x", "text": text]
        fields["headline"] = headline
        return try ArticleLine(try RecordCoding.line(fields), names: FieldNames())
    }

    /// Of a hundred articles all say "yesterday" and "governor", each has words of its own.
    private func story() throws -> StoryWords {
        var counter = StoryWords.Counter()
        for number in 0..<100 {
            let name = String(UnicodeScalar(UInt8(97 + number / 10))) + String(UnicodeScalar(UInt8(97 + number % 10)))
            counter.add(try Self.article("Yesterday the governor saw alpha\(name) and omega\(name)."))
        }
        return StoryWords(counter)
    }

    @Test("common words tell nothing") func common() throws {
        let story = try story()
        let words = story.words(of: try Self.article("Yesterday the governor"))
        #expect(words.rare.isEmpty && words.unique.isEmpty)
        #expect(!story.mayBeOneStory(words, words))
    }

    @Test("names in common make one story, in the headline too, whatever the case") func names() throws {
        let story = try story()
        let first = story.words(of: try Self.article("Yesterday Kingsbarrow burned.", headline: "MERROW'S FIRE"))
        let second = story.words(of: try Self.article("The governor went to kingsbarrow to see Merrow."))
        #expect(story.mayBeOneStory(first, second) && story.mayBeOneStory(second, first))
        let third = story.words(of: try Self.article("The governor went to Kingsbarrow."))
        // Among few articles one name is not enough.
        #expect(!story.mayBeOneStory(first, third))
    }

    @Test("short words and the end of a long text are passed over") func bounds() throws {
        let story = try story()
        #expect(story.words(of: try Self.article("a fox ran off 12 34")).rare.isEmpty)
        let long = String(repeating: "yesterday ", count: 3000) + "Kingsbarrow"
        #expect(story.words(of: try Self.article(long)).rare.isEmpty)
    }
}

@Suite("Letters folded to hashes")
struct FoldedLettersTests {
    @Test(
        "the whole of a text does not depend on case and punctuation between words",
        arguments: [("The Star, No. 5", "the star no 5"), ("Évening", "évening"), ("a\nb", "A—B")]
    )
    func equal(_ first: String, _ second: String) {
        let (one, other) = (FoldedLetters.whole(of: first), FoldedLetters.whole(of: second))
        #expect(one.hash == other.hash && one.length == other.length && one.length > 0)
    }

    @Test("the order of words, and every letter, counts") func different() {
        let texts = ["the star", "star the", "the stars", "thestar", "the stär"]
        #expect(Set(texts.map { FoldedLetters.whole(of: $0).hash }).count == texts.count)
        #expect(FoldedLetters.words(of: " -- ").map(\.length) == [])
        #expect(FoldedLetters.words(of: "No. 5, Évening").map(\.length) == [2, 1, 7])
    }

    @Test("hashes are those of FNV-1a") func values() {
        let word = FoldedLetters.words(of: "Foobar").first { _ in true }
        #expect(word?.hash == 0x8594_4171_F739_67E8)
    }
}
