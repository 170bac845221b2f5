import Foundation
import Glibc

/// A file system of its own in memory.
final class SmallDisk {
    let path: String

    static var isPossible: Bool {
        guard let disk = try? SmallDisk(kilobytes: 64) else { return false }
        return !disk.path.isEmpty
    }

    init(kilobytes: Int) throws {
        path = NSTemporaryDirectory() + "broadsheet-disk-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
            try? FileManager.default.removeItem(atPath: path)
            throw POSIXError(POSIXError.Code(rawValue: errno) ?? .EPERM)
        }
    }

    deinit {
        umount2(path, Int32(MNT_DETACH))
        rmdir(path)
    }
}
