/// What the dataset cards of a corpus and of its pairs share: the head by which Hugging Face's `datasets` finds
/// configurations, and tables in Markdown.
package enum CardMarkup {
    /// A configuration of a dataset: some files under a name.
    package struct Configuration {
        package var name: String
        package var isDefault: Bool
        /// Patterns of files below the card's folder, by split; a single one without a split is all of it.
        package var files: [(split: String?, pattern: String)]

        package init(name: String, isDefault: Bool = false, files: [(split: String?, pattern: String)]) {
            (self.name, self.isDefault, self.files) = (name, isDefault, files)
        }
    }

    /// The head of a card, between lines of three hyphens; empty where there is nothing to load.
    ///
    /// Source: Hugging Face Hub, dataset card metadata.
    package static func head(_ configurations: [Configuration], also lines: [String] = []) -> String {
        guard !configurations.isEmpty else { return "" }
        var head = ["---"] + lines + ["configs:"]
        for configuration in configurations {
            head.append("- config_name: \(configuration.name)")
            if configuration.isDefault { head.append("  default: true") }
            if let only = configuration.files.first, only.split == nil {
                head.append("  data_files: \(only.pattern)")
            } else {
                head.append("  data_files:")
                for (split, pattern) in configuration.files {
                    head += ["  - split: \(split ?? "train")", "    path: \(pattern)"]
                }
            }
        }
        return (head + ["---", "", ""]).joined(separator: "\n")
    }

    /// A Markdown table and an empty line; nothing where there is no row.
    package static func table(_ header: [String], _ rows: [[String]]) -> String {
        guard !rows.isEmpty else { return "" }
        let lines = [header, header.map { _ in "---" }] + rows
        return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined() + "\n"
    }
}
