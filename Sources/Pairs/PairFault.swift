/// Why a text or a pair is left out.
package struct PairFault: Error {
    package let reason: String
    package init(_ reason: String) { self.reason = reason }
}
