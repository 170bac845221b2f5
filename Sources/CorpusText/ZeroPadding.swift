extension BinaryInteger {
    /// The number in decimal digits, with zeros before it up to `width` characters; longer numbers stay as they are.
    package func zeroPadded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
