import Glibc

extension DecodeError {
    /// Tells want of memory from damaged data.
    ///
    /// C libraries report a lack of memory as damaged data. What they had taken is free again when they return, so that a
    /// failure for want of memory is seen by asking for as much.
    ///
    /// - Parameters:
    ///   - bytes: about what decoding needed.
    ///   - path: of the file.
    /// - Returns: the error, or `outOfMemory` where `bytes` of memory cannot be had now.
    func unlessMemoryIsShort(of bytes: Int, path: String) -> DecodeError {
        guard bytes > 0 else { return self }
        // A mapping and not an allocation, which an optimiser may leave out where nothing is written to it.
        let mapping = unsafe mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let mapping = unsafe mapping, unsafe mapping != MAP_FAILED else { return .outOfMemory(path) }
        unsafe munmap(mapping, bytes)
        return self
    }
}
