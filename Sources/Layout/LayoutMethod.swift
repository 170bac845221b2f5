package import Inference

/// How a page's regions are found.
package enum LayoutMethod: Sendable {
    /// By gutters, rules, lines and the size of type alone.
    case geometry
    /// By geometry and the loaded layout network together.
    case network(InferenceSession)
}
