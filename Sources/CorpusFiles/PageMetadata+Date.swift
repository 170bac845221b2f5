package import CorpusModel
package import CorpusText

extension PageMetadata {
    /// Takes a date with its precision and its qualifier.
    package mutating func set(_ reading: DateReading) {
        let span = reading.span
        date = span.iso
        datePrecision =
            switch span.unit {
            case .day: nil
            case .month: .month
            case .year: .year
            case .span: span.isDecade ? .decade : span.isCentury ? .century : .range
            }
        dateQualifier =
            switch reading.qualifier {
            case .uncertain: .uncertain
            case .approximate: .approximate
            case .both: .both
            case nil: nil
            }
    }
}
