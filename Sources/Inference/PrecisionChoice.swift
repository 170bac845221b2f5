/// The precision that is asked for.
package enum PrecisionChoice: String, Sendable, Hashable, Codable, CaseIterable {
    /// The fastest that the processor has.
    case auto
    /// One of those of `InferenceSettings.Precision`, whatever the processor.
    case f32, bf16, int8

    /// The precision on a processor, which may not have it.
    package func precision(on processor: ProcessorFeatures = .own) -> InferenceSettings.Precision {
        switch self {
        case .auto: processor.fastestPrecision
        case .f32: .f32
        case .bf16: .bf16
        case .int8: .int8
        }
    }
}
