import CorpusFiles
import Foundation

/// What the reader's network can write: `reader.json` beside its weights.
struct ReaderAlphabet: Sendable, Hashable {
    /// The character of each class but the first, which is CTC's blank.
    let characters: [Character]
    /// Names of the languages whose letters are among the characters, as Tesseract calls them.
    let languages: Set<String>

    private struct File: Decodable {
        var chars: [String]
        var languages: [String]
    }

    /// Reads the file.
    ///
    /// - Throws: `RecognitionError`, code `model-invalid`.
    init(_ data: Data, path: String) throws(RecognitionError) {
        guard let file = try? JSONDecoder().decode(File.self, from: data), !file.chars.isEmpty,
            file.chars.allSatisfy({ $0.count == 1 })
        else {
            throw RecognitionError(
                .modelInvalid,
                "\(path) does not name the characters and languages of the reader; check out the Models folder again"
            )
        }
        (characters, languages) = (file.chars.compactMap(\.first), Set(file.languages))
    }

    /// Number of the network's classes.
    var classes: Int { characters.count + 1 }
}
