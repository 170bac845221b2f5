import Foundation
import Glibc

/// Why a corpus folder, or a file in it, could not be used.
package typealias CorpusError = CodedError<CorpusErrorCode>

/// Kinds of `CorpusError`.
package enum CorpusErrorCode: String, ErrorCode {
    /// The folder, or a file in it, cannot be written.
    case notWritable = "not-writable"
    /// The disk or a quota is full.
    case outOfSpace = "out-of-space"
    /// Another run works on the same corpus.
    case locked
    /// The store is not readable as one.
    case damaged
    /// The folder holds no corpus.
    case notACorpus = "not-a-corpus"
    /// Pages of the corpus are not among the inputs.
    case pagesMissing = "pages-missing"
    /// A file that is read, and not of the corpus, cannot be opened.
    case unreadable

    package var exitStatus: ExitStatus {
        switch self {
        case .notACorpus, .unreadable: .inputNotReadable
        case .pagesMissing: .usage
        case .notWritable, .outOfSpace, .locked, .damaged: .outputNotWritable
        }
    }
}

extension CorpusError {
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

    /// The error of a full disk or quota, met while `path` was written.
    package static func outOfSpace(_ path: String) -> Self {
        Self(
            .outOfSpace,
            "no space left for \(path); make space, then run the same command again: it goes on from here"
        )
    }
}

/// What the system says about one of `errno`'s values.
package func systemMessage(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
