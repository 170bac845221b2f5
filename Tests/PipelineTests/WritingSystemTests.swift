import Layout
import Recognition
import Testing

@testable import Pipeline

@Suite struct WritingSystemTests {
    @Test(
        "the language says how a page is read",
        arguments: [
            ("eng", false, true), ("deu+eng", false, true), ("rus", false, true), ("heb", true, false),
            ("ara+eng", true, false), ("fas", true, false), ("urd", true, false), ("yid", true, false),
            ("eng+heb", false, false), ("hin", false, false), ("jpn_vert", false, false),
        ]
    )
    func languages(_ language: String, _ fromRight: Bool, _ ascenders: Bool) throws {
        var configuration = PipelineConfiguration.newspaper
        configuration.recognition.language = language
        #expect(configuration.frameSettings?.readsFromRight == fromRight)
        #expect(configuration.frameSettings?.hasAscenders == ascenders)
        #expect(configuration.frameSettings?.isHorizontal == !language.hasPrefix("jpn"))
        configuration.layout.direction = fromRight ? .ltr : .rtl
        #expect(configuration.readsFromRight != fromRight)
        configuration.frame.kind = .none
        #expect(configuration.frameSettings == nil)
    }
}
