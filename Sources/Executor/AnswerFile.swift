package import CorpusFiles
package import CorpusModel
package import CorpusStore
package import Foundation

/// Answers of workers that ran elsewhere: files of what `broadsheet worker --answers` wrote to its standard output.
///
/// A file may hold the answers of several workers one after the other, and may end in the middle of one, as it does when a
/// machine fails.
package struct AnswerFile {
    /// What a file holds, one answer after the other.
    package enum Answer {
        case finished(id: String, path: String, page: Int, CodedPage, PageUsage?)
        case failed(PageFailure, PageUsage?)
    }

    /// Files of answers end in this.
    package static let pathExtension = "answers"
    /// Bytes that are read at once.
    private static let chunk = 1 << 20

    private let path: String
    private let handle: FileHandle
    private var parser: AnswerParser
    private let fingerprint: String
    private var hasGreeted = false
    /// When the file was last written.
    package let written: Date
    /// Whether the file ended in the middle of an answer.
    package private(set) var isCutShort = false

    /// The files that paths name: files of answers, and folders with such.
    ///
    /// - Throws: `RunError`, code `answersUnreadable`, where a path is neither or a folder holds none.
    package static func files(at paths: [String]) throws(RunError) -> [String] {
        var files: [String] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw RunError(.answersUnreadable, "\(path): no such file or folder; name what workers wrote")
            }
            guard isFolder.boolValue else {
                files.append(path)
                continue
            }
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            let found = names.filter { $0.hasSuffix(".\(pathExtension)") }.sorted()
            guard !found.isEmpty else {
                throw RunError(.answersUnreadable, "\(path): holds no file that ends in .\(pathExtension)")
            }
            files += found.map { "\(path)/\($0)" }
        }
        return files
    }

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - path: of the file.
    ///   - fingerprint: of the pipeline that must have made it.
    ///   - limit: longest answer, bytes.
    /// - Throws: `RunError`, code `answersUnreadable`.
    package init(_ path: String, fingerprint: String, limit: Int) throws(RunError) {
        guard let handle = FileHandle(forReadingAtPath: path),
            let written = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
        else { throw RunError(.answersUnreadable, "\(path): cannot be read; look at its permissions") }
        (self.path, self.handle, self.fingerprint, self.written) = (path, handle, fingerprint, written)
        parser = AnswerParser(limit: limit)
    }

    /// The next answer; `nil` at the end of the file.
    ///
    /// - Throws: `RunError`, code `answersUnreadable`, where the file holds something else or the answers of another pipeline.
    package mutating func next() throws(RunError) -> Answer? {
        while true {
            switch parser.next() {
            case .hello(let hello):
                guard hello.fingerprint == fingerprint else {
                    throw RunError(
                        .answersUnreadable,
                        """
                        \(path): made by another pipeline or version (\(hello.fingerprint.prefix(12))) than this run's \
                        (\(fingerprint.prefix(12))); give the workers the pipeline.yaml of the corpus and the same program
                        """
                    )
                }
                hasGreeted = true
            case .finished(let finished, let page, let usage):
                try requireGreeting()
                return .finished(id: finished.id, path: finished.path, page: finished.page, page, usage)
            case .failed(let failure, let usage):
                try requireGreeting()
                return .failed(failure, usage)
            case .invalid:
                throw RunError(.answersUnreadable, "\(path): is no file of answers of broadsheet worker --answers")
            case nil:
                guard let bytes = try? handle.read(upToCount: Self.chunk), !bytes.isEmpty else {
                    isCutShort = parser.isCutShort
                    return nil
                }
                bytes.withUnsafeBytes { parser.append($0) }
            }
        }
    }

    private func requireGreeting() throws(RunError) {
        guard hasGreeted else {
            throw RunError(.answersUnreadable, "\(path): does not say which pipeline made it; run worker --answers")
        }
    }
}
