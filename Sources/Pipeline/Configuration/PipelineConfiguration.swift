import CorpusFiles
import CorpusModel
package import Dedup
import Foundation
package import ImageCodecs
package import Inference
package import Recognition
import Yams

/// Everything that decides what a page's record says, besides the scan: one value, resolved once, saved beside the
/// corpus and part of every record's fingerprint.
///
/// How a run is carried out (workers, timeouts, memory, shards) is not in it.
package struct PipelineConfiguration: Sendable, Hashable, Codable {
    /// Largest images that are decoded.
    package struct Decode: Sendable, Hashable, Codable {
        /// Million pixels of an image.
        package var maxMegapixels: Int
        /// Pixels of a side.
        package var maxSide: Int

        package var limits: DecodeLimits { DecodeLimits(maxPixels: maxMegapixels * 1_000_000, maxSide: maxSide) }
    }

    /// How the pages are taken out of a scan.
    package struct Frame: Sendable, Hashable, Codable {
        /// Methods.
        package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
            /// The scan is the page, as it was decoded.
            case none
            /// Turned upright, negatives made positive, the film's dark ground cut off, spreads divided.
            case auto
        }

        /// The method.
        package var kind: Kind
    }

    /// How regions are found.
    package struct Layout: Sendable, Hashable, Codable {
        /// Methods of layout.
        package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
            /// The page is deskewed and has no regions; tables are looked for all over it. For pages of any kind.
            case page
            /// From rules, gutters and lines alone.
            case geometry
            /// By a network, which tells what things are, and geometry, which tells where they are.
            case network
        }

        /// The method.
        package var kind: Kind

        /// Ways in which columns, and the pages of a spread, follow each other.
        package enum Direction: String, Sendable, Hashable, Codable, CaseIterable {
            /// As the language of recognition is written.
            case auto
            /// From the left.
            case ltr
            /// From the right.
            case rtl
        }

        /// The way.
        package var direction: Direction
    }

    /// Where networks are and how they are computed.
    package struct Models: Sendable, Hashable, Codable {
        /// Folder of the models; `nil` for the one that came with the program.
        package var folder: String?
        /// Numeric precision of the networks that read pages: `f32` or `bf16`.
        package var precision: InferenceSettings.Precision
        /// Threads of a worker for its networks.
        package var threads: Int

        package var settings: InferenceSettings {
            InferenceSettings(threads: threads, streams: 1, precision: precision)
        }
    }

    /// How regions are judged before they are read.
    package struct Legibility: Sendable, Hashable, Codable {
        /// Methods of judging.
        package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
            /// Regions get no label.
            case none
            /// From statistics of the ink.
            case measure
            /// By a network.
            case network
        }

        /// The method.
        package var kind: Kind
    }

    /// How articles that are reprints of one text are found, once all pages are done.
    package struct Dedup: Sendable, Hashable, Codable {
        /// Methods of finding them.
        package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
            /// They are not looked for.
            case none
            /// By a neural bi-encoder alone.
            case encoder
            /// By a neural bi-encoder, then by their text.
            case verified
        }

        /// The method.
        package var kind: Kind
        /// Most days between two reprints.
        package var windowDays: Int
        /// Which articles those without a date are compared with.
        package var undated: DedupSettings.Undated
        /// Lowest cosine at which two articles are compared by their text.
        package var candidateCosine: Double
        /// Lowest share of one text in the other, as their sketches tell, at which two articles are compared by their text.
        package var candidateShare: Double
        /// Lowest probability at which two articles are linked.
        package var linkProbability: Double
        /// Whether only articles of different newspapers are compared.
        package var acrossNewspapers: Bool
        /// Whether pairs of headlines and texts are written.
        package var pairs: Bool
        /// Numeric precision of the bi-encoder.
        package var precision: PrecisionChoice

        /// The settings of the stage.
        package var settings: DedupSettings {
            DedupSettings(
                windowDays: windowDays,
                undated: undated,
                candidateCosine: candidateCosine,
                candidateShare: candidateShare,
                linkProbability: linkProbability,
                verifies: kind == .verified,
                allowsOneNewspaper: !acrossNewspapers
            )
        }
    }

    /// How tables are taken apart and read.
    package struct Tables: Sendable, Hashable, Codable {
        /// Methods.
        package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
            /// Table regions stay lines of text.
            case none
            /// Rows and columns from rules, white space and the alignment of words.
            case geometry
        }

        /// The method.
        package var kind: Kind
        /// How cells are read.
        package enum Reading: String, Sendable, Hashable, Codable, CaseIterable {
            /// Cells stay without text, and the regions of tables are read as lines.
            case none
            /// The pieces of a printed line together.
            case row
            /// Every piece by itself.
            case cell
        }

        /// How cells are read.
        package var reading: Reading
    }

    /// Decoding.
    package var decode: Decode
    /// Reprinted articles; decides nothing about pages.
    package var dedup: Dedup
    /// What is found out of articles; decides nothing about pages.
    package var enrichment: Enrichment
    /// Pages of a scan.
    package var frame: Frame
    /// Layout.
    package var layout: Layout
    /// Legibility.
    package var legibility: Legibility
    /// Networks.
    package var models: Models
    /// Recognition.
    package var recognition: RecognitionSettings
    /// Tables.
    package var tables: Tables

    package init(
        decode: Decode,
        dedup: Dedup,
        enrichment: Enrichment,
        frame: Frame,
        layout: Layout,
        legibility: Legibility,
        models: Models,
        recognition: RecognitionSettings,
        tables: Tables
    ) {
        (self.decode, self.dedup, self.enrichment, self.frame) = (decode, dedup, enrichment, frame)
        (self.layout, self.legibility) = (layout, legibility)
        (self.models, self.recognition, self.tables) = (models, recognition, tables)
    }

    /// The built-in configuration, which is `Pipelines/newspaper.yaml`.
    package static let newspaper = Self(
        decode: Decode(
            maxMegapixels: DecodeLimits.default.maxPixels / 1_000_000,
            maxSide: DecodeLimits.default.maxSide
        ),
        dedup: Dedup(
            kind: .verified,
            windowDays: DedupSettings().windowDays,
            undated: DedupSettings().undated,
            candidateCosine: DedupSettings().candidateCosine,
            candidateShare: DedupSettings().candidateShare,
            linkProbability: DedupSettings().linkProbability,
            acrossNewspapers: false,
            pairs: true,
            precision: .auto
        ),
        enrichment: Enrichment(kind: .all),
        frame: Frame(kind: .auto),
        layout: Layout(kind: .network, direction: .auto),
        legibility: Legibility(kind: .network),
        models: Models(folder: nil, precision: .f32, threads: 1),
        recognition: RecognitionSettings(),
        tables: Tables(kind: .geometry, reading: .row)
    )

    /// Reads a configuration; what it leaves out is as in `newspaper`.
    ///
    /// - Throws: `ConfigurationError`, naming the file.
    package init(contentsOf path: String) throws(ConfigurationError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConfigurationError(.unreadable, "cannot read the pipeline \(path); check path and permissions")
        }
        do throws(ConfigurationError) {
            try self.init(yaml: String(decoding: data, as: UTF8.self))
        } catch {
            throw ConfigurationError(error.code, "\(path): \(error.description)")
        }
    }

    /// Reads a configuration from YAML text.
    ///
    /// - Throws: `ConfigurationError` where a name is unknown or a value is of another kind than the default's.
    package init(yaml: String) throws(ConfigurationError) {
        let node: Node?
        do {
            node = try Yams.compose(yaml: yaml)
        } catch {
            throw ConfigurationError(.notYAML, "not valid YAML: \(error)")
        }
        guard let node else {
            self = .newspaper
            return
        }
        do {
            self = try ConfigurationTree(Self.newspaper)
                .replaced(
                    by: node,
                    optional: [
                        "enrichment.authority", "enrichment.keywords", "enrichment.populations", "models.folder",
                        "recognition.data_path",
                    ],
                    freeForm: ["recognition.variables"]
                )
                .decoded(Self.self)
        } catch let error as ConfigurationError {
            throw error
        } catch DecodingError.dataCorrupted(let context) {
            throw .badValue(context)
        } catch DecodingError.typeMismatch(_, let context) {
            throw .badValue(context)
        } catch {
            throw ConfigurationError(.badValue, "\(error)")
        }
        guard decode.maxMegapixels > 0, decode.maxSide > 0, decode.maxMegapixels <= 1_000_000 else {
            throw ConfigurationError(.badValue, "decode.max_megapixels and decode.max_side must be positive")
        }
        do { try dedup.settings.validate() } catch {
            throw ConfigurationError(.badValue, "dedup: \(error)")
        }
        guard (1...256).contains(models.threads) else {
            throw ConfigurationError(.badValue, "models.threads must be 1 to 256")
        }
        // Their weights are not of 8 bits.
        guard models.precision != .int8 else {
            throw ConfigurationError(.badValue, "models.precision must be f32 or bf16")
        }
    }

    /// What decides a page's record, as part of its fingerprint: the rest has its value in `newspaper`.
    ///
    /// Where models and language data lie decides nothing, as their digests are in the fingerprint, nor does the reader's
    /// precision as it was asked for, as the one computed with is; nor does what is done with finished pages.
    var deciding: PipelineConfiguration {
        var deciding = self
        deciding.dedup = Self.newspaper.dedup
        deciding.models.folder = nil
        deciding.models.threads = Self.newspaper.models.threads
        deciding.recognition.dataPath = nil
        deciding.recognition.precision = Self.newspaper.recognition.precision
        return deciding
    }

    /// Whether anything on a page is read, so that an engine is needed.
    var readsText: Bool { layout.kind != .page || (tables.kind != .none && tables.reading != .none) }

    /// The configuration of `broadsheet tables`: the tables of any page, and nothing else.
    package func forTables(readsText: Bool) -> PipelineConfiguration {
        var configuration = self
        configuration.frame.kind = .none
        configuration.layout.kind = .page
        configuration.legibility.kind = .none
        configuration.dedup.kind = .none
        configuration.enrichment.kind = .none
        configuration.recognition.text = .read
        configuration.tables.kind = .geometry
        if !readsText { configuration.tables.reading = .none }
        return configuration
    }

    /// The configuration as YAML with every setting, in order of name.
    package var yaml: String {
        get throws { try ConfigurationTree(self).yaml }
    }
}

extension ConfigurationError {
    fileprivate static func badValue(_ context: DecodingError.Context) -> Self {
        let name = context.codingPath.map { ConfigurationTree.snakeCase($0.stringValue) }.joined(separator: ".")
        guard !name.isEmpty else {
            // The decoder does not say where a fraction stands in place of an integer.
            return Self(
                .badValue,
                "expected an integer, for a setting such as decode.max_side or recognition.margin"
            )
        }
        return Self(.badValue, "\(name): \(context.debugDescription)")
    }
}
