import Foundation
import Subprocess
import SystemPackage

/// Headless Chromium as an eye on a page.
enum Chromium {
    /// The program, if it is installed.
    static let program: String? = {
        let folders = ProcessInfo.processInfo.environment["PATH", default: "/usr/bin"].split(separator: ":")
        return ["chromium", "chromium-browser", "google-chrome"].lazy
            .flatMap { name in folders.map { "\($0)/\(name)" } }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// What a script reports of a page that is loaded.
    struct Failure: Error {
        var page: String, output: String
    }

    /// Loads a page of the report, runs `script` in it and returns what it put into `see`, as text.
    ///
    /// The script stands in a file beside the page, as the page's policy refuses any other. It may use `shown(element)`
    /// and `await pause()`.
    static func look(at address: String, of sample: SampleCorpus, script: String) async throws -> [String: String] {
        let parts = address.split(separator: "#", maxSplits: 1).map(String.init)
        let page = sample.report.appendingPathComponent(parts[0])
        let driver = page.deletingLastPathComponent().appendingPathComponent("driver.js")
        let looked = page.deletingLastPathComponent().appendingPathComponent("looked.html")
        try Data(
            """
            "use strict";
            const shown = (element) => element.getClientRects().length > 0;
            const pause = () => new Promise((resolve) => setTimeout(resolve, 30));
            window.addEventListener("load", async () => {
              const see = {};
              try { \(script) } catch (error) { see.error = String(error); }
              const text = Object.fromEntries(Object.entries(see).map(([key, value]) => [key, String(value)]));
              document.documentElement.dataset.seen =
                Array.from(new TextEncoder().encode(JSON.stringify(text)), (byte) => byte.toString(16).padStart(2, "0")).join("");
            });
            """.utf8
        ).write(to: driver)
        let markup = try String(contentsOf: page, encoding: .utf8)
            .replacingOccurrences(of: "</head>", with: "<script src=\"driver.js\"></script></head>")
        // The policy of lists and index allows no script at all; the driver is the one exception.
        try Data(
            markup.replacingOccurrences(
                of: "default-src 'none'; img",
                with: "default-src 'none'; script-src file:; img"
            )
            .utf8
        ).write(to: looked)
        let target = looked.absoluteString + (parts.count > 1 ? "#\(parts[1])" : "")
        let result = try await run(
            .path(FilePath(program ?? "chromium")),
            arguments: [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,900",
                "--user-data-dir=\(sample.folder.appendingPathComponent("browser").path)",
                "--virtual-time-budget=4000", "--dump-dom", target,
            ],
            output: .string(limit: 8 << 20),
            error: .discarded
        )
        let output = result.standardOutput
        guard let start = output.range(of: "data-seen=\""),
            let end = output[start.upperBound...].firstIndex(of: "\"")
        else { throw Failure(page: address, output: String(output.prefix(500))) }
        let digits = Array(output[start.upperBound..<end].utf8)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0..<($0 + 2)], as: UTF8.self), radix: 16)
        }
        return try JSONDecoder().decode([String: String].self, from: Data(bytes))
    }
}
