import Layout
import Recognition

/// How pages lie and which way they are read, as a configuration wants it.
extension PipelineConfiguration {
    /// Whether columns, and the pages of a spread, are read from the right.
    var readsFromRight: Bool {
        switch layout.direction {
        case .auto: WritingSystem(languages: recognition.languages).readsFromRight
        case .ltr: false
        case .rtl: true
        }
    }

    /// What the frame stage may take for granted; `nil` where the scan is the page.
    var frameSettings: FrameSettings? {
        guard frame.kind == .auto else { return nil }
        let writing = WritingSystem(languages: recognition.languages)
        return FrameSettings(
            hasAscenders: writing.hasAscenders,
            isHorizontal: writing.isHorizontal,
            readsFromRight: readsFromRight
        )
    }
}
