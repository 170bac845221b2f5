package import Foundation

/// Places in the checkout that the tests were built from.
package enum Checkout {
    /// The folder that holds `Package.swift`.
    package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// The typeset pages with their truths.
    package static let fixtures = root.appendingPathComponent("Fixtures")
    /// The trained networks.
    package static let models = root.appendingPathComponent("Models")
    /// Real pages beside the checkout; not part of it, so that tests of them are skipped where they are missing.
    package static let sharedData = root.deletingLastPathComponent().appendingPathComponent("shared/data")
    package static var hasSharedData: Bool { FileManager.default.fileExists(atPath: sharedData.path) }
}
