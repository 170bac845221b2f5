import Glibc

/// The right to write a corpus; held by one process at a time and given up with the process, however it ends.
package struct CorpusLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock kept in the (always empty) file at `path`.
    ///
    /// The file is one of its own: closing any descriptor of an SQLite file would drop SQLite's own locks.
    package init(_ path: String) throws(CorpusError) {
        let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard opened >= 0 else { throw CorpusError(systemError: errno, at: path) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let cause = errno
            close(opened)
            guard cause == EWOULDBLOCK else { throw CorpusError(systemError: cause, at: path) }
            throw CorpusError(
                .locked,
                "another run is working on this corpus (it holds \(path)); wait for it or choose another --output"
            )
        }
        descriptor = opened
    }

    deinit { close(descriptor) }
}
