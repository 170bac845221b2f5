import CorpusFiles
import CorpusModel
import CorpusStore
import Foundation

/// Cuts what coordinated workers write into their messages.
struct AnswerParser {
    /// A message with what follows it.
    enum Message {
        case hello(WorkerMessage.Hello)
        case finished(WorkerMessage.Finished, CodedPage, PageUsage?)
        case failed(PageFailure, PageUsage?)
        /// A line that is no message, or something that is too long.
        case invalid
    }

    private var buffer: LineBuffer
    private let limit: Int
    /// A page whose lines have not all come.
    private var underWay: (WorkerMessage.Finished, PageUsage?, count: Int)?

    /// A line, or a page with its articles and tables, may have `limit` bytes.
    init(limit: Int) { (buffer, self.limit) = (LineBuffer(limit: limit), limit) }

    /// Adds bytes at the end.
    mutating func append(_ more: UnsafeRawBufferPointer) { buffer.append(more) }

    /// Whether something has come that is no whole message.
    var isCutShort: Bool { underWay != nil || !buffer.rest.isEmpty }

    /// The next message; `nil` where more bytes are needed.
    mutating func next() -> Message? {
        if underWay == nil {
            switch buffer.next() {
            case .line(let line):
                guard let message = try? RecordCoding.decode(WorkerMessage.self, from: line) else { return .invalid }
                if let hello = message.hello { return .hello(hello) }
                if let failure = message.failure { return .failed(failure, message.usage) }
                guard let finished = message.finished, let count = finished.byteCount, count <= limit else {
                    return .invalid
                }
                underWay = (finished, message.usage, count)
            case .tooLong: return .invalid
            case nil: return nil
            }
        }
        guard let (finished, usage, count) = underWay, let bytes = buffer.take(count) else { return nil }
        underWay = nil
        return .finished(finished, finished.codedPage(bytes), usage)
    }
}
