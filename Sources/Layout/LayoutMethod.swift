package import Inference

/// How a page's regions are found.
package enum LayoutMethod: Sendable {
    /// By gutters, rules, lines and the size of type alone.
    case geometry
    /// By the loaded layout network, which sees lines, pictures and classes, and the region network, which joins them.
    case network(InferenceSession, regions: InferenceSession)
}
