package import CorpusModel

/// A readable pattern of file paths that says what the parts of a path mean.
///
/// Examples: `{lccn}/{date:yyyy-MM-dd}/ed-{edition}/seq-{page}`, `{title:words}-{date:yyyyMMdd}[-p{page}]`.
///
/// - A pattern describes the end of a path without its file extension: as many components as the pattern has.
/// - `{date:FORMAT}` takes a date; the format has `yyyy`, `MM` and `dd` once each. A day that does not exist does not
///   match.
/// - `{page}` and `{edition}` take a number from 1; `{page:4}` takes exactly four digits.
/// - `{lccn}` takes a Library of Congress Control Number: up to three letters, then 8 or 10 digits.
/// - `{title}` takes text as it stands. `{title:words}` takes words joined by `-` or `_` and gives them capitals:
///   `evening-star` becomes "Evening Star". The words are the path's; the capitals are a guess, and punctuation of the
///   real title is lost. Words that only say what the file is (`scan`, `img`, `page`, ...) do not match.
/// - `{anything-else}` takes text into `PageMetadata.extra` under that name.
/// - `*` takes any text and forgets it. No field reaches over a `/`.
/// - `[...]` may be missing; the longest form that matches counts.
package struct PathPattern: Sendable, Hashable {
    /// The pattern as written.
    package let text: String
    /// The pattern with each optional part there or not, the fullest first.
    private let variants: [[PathElement]]

    /// Reads a pattern.
    ///
    /// - Throws: `MetadataError` with `.patternInvalid`, naming the pattern and the place.
    package init(_ text: String) throws {
        self.text = text
        var parser = PathPatternParser(text)
        variants = try parser.variants()
    }

    /// What the path says; `nil` if it is not of this form.
    package func metadata(forPath path: String) -> PageMetadata? {
        let components = Self.components(path)
        for variant in variants {
            let depth = 1 + variant.count { $0 == .literal("/") }
            guard depth <= components.count else { continue }
            let tail = Array(components.suffix(depth).joined(separator: "/"))
            if let found = PathMatcher(text: tail, elements: variant).metadata() { return found }
        }
        return nil
    }

    /// Components of a path, the last without its extension; a dot before digits only is no extension.
    static func components(_ path: String) -> [String] {
        var components = path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }.filter {
            $0 != "."
        }
        if let last = components.last, let dot = last.lastIndex(of: "."), dot != last.startIndex {
            let end = last[last.index(after: dot)...]
            if end.count <= 5, end.contains(where: { $0.isLetter }) {
                components[components.count - 1] = String(last[..<dot])
            }
        }
        return components
    }
}

extension PathPattern: Codable {
    /// Reads the pattern's text.
    package init(from decoder: any Decoder) throws { try self.init(decoder.singleValueContainer().decode(String.self)) }

    /// Writes the pattern's text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension PathPattern {
    /// Patterns that are tried, in this order, where the user gives none.
    ///
    /// 1. Pages of Chronicling America by their addresses, `sn83045462/1920-11-15/ed-1/seq-1`, also with `p1`, with
    ///    files below, or with an issue instead of a page.
    /// 2. NDNP batches, `sn83045462/00280654139/1859022101/0007`: reel, then date and edition of the issue. The name of
    ///    an image numbers the frames of the reel and says nothing about the page.
    /// 3. File names made of title, date, and edition or page: `park-record-1935-08-02-p1`, `evening-star-1868051901`.
    ///    Two digits right after the date are an edition, as in the issue folders of NDNP.
    package static let defaults: [PathPattern] = [
        "{lccn}/{date:yyyy-MM-dd}/ed-{edition}/seq-{page}[/*]",
        "{lccn}/{date:yyyy-MM-dd}/ed-{edition}/p{page}[/*]",
        "{lccn}/{date:yyyy-MM-dd}/ed-{edition}/*",
        "{lccn}/{reel}/{date:yyyyMMdd}{edition:2}/*",
        "{lccn}_{date:yyyy-MM-dd}[_ed-{edition}][_seq-{page}]",
        "{title:words}-{date:yyyy-MM-dd}[-ed-{edition}][-p{page}]",
        "{title:words}_{date:yyyy-MM-dd}[_ed-{edition}][_p{page}]",
        "{title:words}-{date:yyyyMMdd}{edition:2}[-p{page}]",
        "{title:words}-{date:yyyyMMdd}[-p{page}]",
        "{title:words}_{date:yyyyMMdd}[_{page}]",
    ].compactMap { try? PathPattern($0) }
}
