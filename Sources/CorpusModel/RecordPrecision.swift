/// A score or ratio at the precision that records keep: four decimals.
///
/// Numbers of records are rounded here and in `degreePrecision` only, so that equal computations give equal bytes.
package func recordPrecision(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

/// An angle in degrees at the precision that records keep: two decimals.
package func degreePrecision(_ degrees: Double) -> Double { (degrees * 100).rounded() / 100 }
