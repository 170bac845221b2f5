import CorpusModel
import Glibc

/// A file under a name by which every library and program can open it.
///
/// Libraries and programs are given paths as text. A path that is none is opened here by its bytes, and its other name is
/// that of the open file in `/proc`, which holds as long as this value lives.
package struct OpenableFile: ~Copyable {
    /// The name.
    package let path: String
    private let descriptor: Int32

    /// - Parameter text: a path, as `PathText` writes it.
    /// - Throws: `CorpusError` where a path that is no text cannot be opened; others are not looked at.
    package init(_ text: String) throws(CorpusError) {
        guard !PathText.isPlain(text) else {
            (path, descriptor) = (text, -1)
            return
        }
        let opened = unsafe PathText.withCPath(text) { unsafe open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
        guard opened >= 0 else {
            throw CorpusError(.unreadable, "\(text): cannot be read (\(systemMessage(errno))); check the path")
        }
        (path, descriptor) = ("/proc/\(getpid())/fd/\(opened)", opened)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
