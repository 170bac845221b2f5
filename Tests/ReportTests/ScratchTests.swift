import Foundation
import Report
import Testing

@Test func scratch() async throws {
    _ = try await ReportWriter(options: ReportOptions()).write(corpus: URL(fileURLWithPath: "/tmp/look/corpus"), to: URL(fileURLWithPath: "/tmp/look/report"))
}
