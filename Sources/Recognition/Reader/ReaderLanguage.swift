import CorpusFiles
import CorpusText
import Foundation

/// How likely a character is after those before it: `reader.ngrams`.
///
/// All digits are one symbol to it: it never says which digit stands somewhere.
typealias ReaderLanguage = CharacterNgrams

extension ReaderLanguage {
    /// Reads the file.
    ///
    /// - Throws: `RecognitionError`, code `model-invalid`.
    init(_ data: Data, alphabet: ReaderAlphabet, path: String) throws(RecognitionError) {
        guard let model = CharacterNgrams([UInt8](data), classes: alphabet.classes) else {
            throw RecognitionError(
                .modelInvalid,
                "\(path) is no language model of the reader's characters; check out the Models folder again"
            )
        }
        self = model
    }
}
