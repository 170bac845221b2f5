import Foundation
import Glibc

/// Makes a folder and those above it where they are missing.
package func makeFolder(_ path: String) throws(CorpusError) {
    do {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
        throw CorpusError(systemError: systemCode(error), at: path)
    }
}

/// Removes a file if it is there.
package func removeFile(_ path: String) throws(CorpusError) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    do {
        try FileManager.default.removeItem(atPath: path)
    } catch {
        throw CorpusError(systemError: systemCode(error), at: path)
    }
}

/// The system's code inside one of Foundation's file errors.
private func systemCode(_ error: any Error) -> Int32 {
    let outer = error as NSError
    let inner = outer.userInfo[NSUnderlyingErrorKey] as? NSError ?? outer
    if inner.domain == NSPOSIXErrorDomain { return Int32(inner.code) }
    return outer.code == CocoaError.fileWriteOutOfSpace.rawValue ? ENOSPC : EIO
}
