import CorpusFiles
import GRDB

extension CorpusError {
    /// The error that an SQLite error of the store at `path` amounts to.
    init(_ error: DatabaseError, at path: String) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .outOfSpace(path)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT, .SQLITE_ERROR:
            self.init(
                .damaged,
                "\(path) is not a readable store (\(error.message ?? "no details")); move it away and run again"
            )
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.locked, "\(path) is in use by another program; wait for it, or end it, then run again")
        default:
            self.init(
                .notWritable,
                "cannot write \(path) (\(error.message ?? "no details")); check folder and permissions, then run again"
            )
        }
    }
}
