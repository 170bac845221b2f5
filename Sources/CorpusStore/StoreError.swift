import Foundation
package import GRDB
import Glibc

/// Why a corpus folder could not be used.
public struct StoreError: Error, Sendable, CustomStringConvertible {
    /// Kind of error.
    public struct Code: Hashable, Sendable {
        private enum Value { case notWritable, outOfSpace, locked, damaged, notACorpus, pagesMissing }
        private let value: Value
        /// The folder, or a file in it, cannot be written.
        public static let notWritable = Self(value: .notWritable)
        /// The disk or a quota is full.
        public static let outOfSpace = Self(value: .outOfSpace)
        /// Another run works on the same corpus.
        public static let locked = Self(value: .locked)
        /// The store is not readable as one.
        public static let damaged = Self(value: .damaged)
        /// The folder holds no corpus.
        public static let notACorpus = Self(value: .notACorpus)
        /// Pages of the corpus are not among the inputs.
        public static let pagesMissing = Self(value: .pagesMissing)
    }

    /// Kind of error.
    public let code: Code
    /// What happened, naming the folder or file, and the remedy.
    public let description: String

    /// Makes an error.
    package init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }

    /// The error that an SQLite error of the store at `path` amounts to.
    package init(_ error: DatabaseError, at path: String) {
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

    /// The error of a system call on `path` that failed with `code`, one of `errno`'s values.
    package init(systemError code: Int32, at path: String) {
        if code == ENOSPC || code == EDQUOT || code == EFBIG {
            self = .outOfSpace(path)
        } else {
            self.init(
                .notWritable,
                "cannot write \(path): \(systemMessage(code)); check folder and permissions, then run again"
            )
        }
    }

    private static func outOfSpace(_ path: String) -> Self {
        Self(
            .outOfSpace,
            "no space left for \(path); make space, then run the same command again: it goes on from here"
        )
    }
}

/// What the system says about one of `errno`'s values.
package func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }
