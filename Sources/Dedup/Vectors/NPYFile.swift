package import Foundation

/// A matrix of 16-bit floats in NumPy's own format, version 1.0: `numpy.load(path, mmap_mode="r")` reads it.
///
/// Source: numpy.lib.format. Row-major, little-endian, `float16`, shape `[rows, columns]`.
package enum NPYFile {
    private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]

    /// What stands before the numbers; its length is a multiple of 64.
    package static func header(rows: Int, columns: Int) -> Data {
        var text = "{'descr': '<f2', 'fortran_order': False, 'shape': (\(rows), \(columns)), }"
        text += String(repeating: " ", count: (64 - (magic.count + 2 + text.utf8.count + 1) % 64) % 64) + "\n"
        let length = text.utf8.count
        return Data(magic + [UInt8(length & 255), UInt8(length >> 8)]) + Data(text.utf8)
    }

    /// Where the numbers of a file start, if it is a matrix of that shape and whole; else `nil`.
    package static func numbers(of file: Data, rows: Int, columns: Int) -> Int? {
        let header = header(rows: rows, columns: columns)
        guard file.count == header.count + rows * columns * 2, file.prefix(header.count) == header else { return nil }
        return header.count
    }
}
