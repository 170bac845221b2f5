/// A score or ratio at the precision that records keep: four decimals.
///
/// The only place where numbers are rounded, so that equal computations give equal bytes.
package func recordPrecision(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
