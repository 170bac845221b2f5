// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// Where Scripts/setup may have put OpenVINO: where it was told to, for one user, or for everybody.
///
/// SwiftPM drops a pkg-config file's run path and looks for none in a home folder, so places are told here; all of them, as
/// the package manager remembers this file's answers and would not see that setup has run since.
let openVINO: [String] = {
    let environment = ProcessInfo.processInfo.environment
    let home = getuid() == 0 ? nil : environment["HOME"].map { "\($0)/.local/lib/broadsheet/openvino" }
    return [environment["BROADSHEET_OPENVINO"], home, "/usr/local/lib/broadsheet/openvino"].compactMap { $0 }
}()

/// Settings of every target of ours: Swift 6, no implicit existentials or imports, warnings are errors.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// Targets that call C say `unsafe` at each such call.
let foreignSettings = settings + [.strictMemorySafety()]

func library(
    _ name: String,
    _ dependencies: [Target.Dependency],
    resources: [Resource] = [],
    foreign: Bool = false
) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        resources: resources,
        swiftSettings: foreign ? foreignSettings : settings
    )
}

func systemLibrary(_ name: String, pkgConfig: String? = nil) -> Target {
    .systemLibrary(name: name, path: "Sources/C/\(name)", pkgConfig: pkgConfig)
}

func tests(
    _ name: String,
    _ dependencies: [Target.Dependency],
    exclude: [String] = [],
    resources: [Resource]? = nil
) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.target(name: name), "TestSupport"] + dependencies,
        exclude: exclude,
        resources: resources,
        swiftSettings: settings
    )
}

let algorithms = Target.Dependency.product(name: "Algorithms", package: "swift-algorithms")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "broadsheet",
    products: [
        .executable(name: "broadsheet", targets: ["broadsheet"]),
        .executable(name: "broadsheet-lab", targets: ["broadsheet-lab"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // C libraries, one door each: see docs/decisions/0001-targets.md
        systemLibrary("CMalloc"),
        systemLibrary("CLeptonica", pkgConfig: "lept"),
        systemLibrary("COpenJPEG", pkgConfig: "libopenjp2"),
        systemLibrary("COpenSSL"),
        systemLibrary("COpenVINO"),
        systemLibrary("CPango", pkgConfig: "pangocairo"),
        systemLibrary("CPNG", pkgConfig: "libpng"),
        systemLibrary("CTesseract"),
        systemLibrary("CTIFF", pkgConfig: "libtiff-4"),
        systemLibrary("CTurboJPEG", pkgConfig: "libturbojpeg"),
        systemLibrary("CZlib", pkgConfig: "zlib"),
        systemLibrary("CZstd", pkgConfig: "libzstd"),
        // CLD2 speaks C++: a few lines of it make it a C library.
        .target(name: "CCLD2", path: "Sources/C/CCLD2", linkerSettings: [.linkedLibrary("cld2")]),

        // Values and tools that everything stands on.
        library("CorpusModel", []),
        library("CorpusText", []),
        library("CorpusFiles", ["COpenSSL", "CZlib", "CZstd", "CorpusModel", "CorpusText"], foreign: true),
        library("Raster", ["CorpusModel"]),
        library("PageFlow", ["CorpusModel", "Raster"]),
        .target(
            name: "Inference",
            dependencies: ["COpenVINO", "CorpusFiles"],
            swiftSettings: foreignSettings + [.unsafeFlags(openVINO.flatMap { ["-Xcc", "-I\($0)/include"] })],
            linkerSettings: [
                .unsafeFlags(openVINO.flatMap { ["-L\($0)/lib", "-Xlinker", "-rpath", "-Xlinker", "\($0)/lib"] })
            ]
        ),

        // Stages: none imports another.
        library(
            "ImageCodecs",
            [
                "CLeptonica", "COpenJPEG", "CPNG", "CTIFF", "CTurboJPEG", "CorpusFiles", "CorpusModel", "CorpusText",
                "PageFlow", "Raster", subprocess, system,
            ],
            foreign: true
        ),
        library(
            "Layout",
            ["CorpusFiles", "CorpusModel", "CorpusText", "Inference", "PageFlow", "Raster", algorithms, heap]
        ),
        library("Legibility", ["CorpusFiles", "CorpusModel", "Inference", "PageFlow", "Raster"]),
        library(
            "Recognition",
            ["CTesseract", "CorpusFiles", "CorpusModel", "CorpusText", "Inference", "PageFlow", "Raster"],
            foreign: true
        ),
        library("Tables", ["CorpusModel", "PageFlow", "Raster", algorithms]),
        library("Articles", ["CorpusModel", "CorpusText", "PageFlow"]),

        // Whole corpora.
        library(
            "Dedup",
            ["CorpusFiles", "CorpusModel", "CorpusText", "Inference"],
            foreign: true
        ),
        library("Pairs", ["CorpusFiles", "CorpusModel", "CorpusText", "Dedup"]),
        library("Continuations", ["CorpusModel", "CorpusText"]),
        library("Metadata", ["Archives", "CorpusFiles", "CorpusModel", "CorpusText"]),
        library("Export", ["CorpusModel"]),
        library("Archives", ["CorpusFiles", "CorpusModel", "CorpusText"]),
        library("LanguageDetection", ["CCLD2"], foreign: true),
        library(
            "Enrichment",
            ["CorpusFiles", "CorpusModel", "CorpusText", "Dedup", "Inference", "LanguageDetection", yams]
        ),
        library("CorpusStore", ["CorpusFiles", "CorpusModel", grdb]),
        library("Executor", ["CMalloc", "CorpusFiles", "CorpusModel", "CorpusStore", subprocess, system]),
        library("Evaluation", ["CorpusFiles", "CorpusModel", "CorpusText"]),
        library(
            "Report",
            [
                "CorpusFiles", "CorpusModel", "CorpusText", "Enrichment", "Export", "ImageCodecs", "PageFlow", "Raster",
                mustache,
            ],
            resources: [
                .embedInCode("Resources/card.mustache"),
                .embedInCode("Resources/cluster.mustache"),
                .embedInCode("Resources/cluster_row.mustache"),
                .embedInCode("Resources/clusters.mustache"),
                .embedInCode("Resources/enrichment.css"),
                .embedInCode("Resources/found.mustache"),
                .embedInCode("Resources/index.mustache"),
                .embedInCode("Resources/list.mustache"),
                .embedInCode("Resources/map.mustache"),
                .embedInCode("Resources/page.mustache"),
                .embedInCode("Resources/report.css"),
                .embedInCode("Resources/report.js"),
                .embedInCode("Resources/tally.mustache"),
            ]
        ),

        // The user's program.
        library(
            "Pipeline",
            [
                "Archives", "Articles", "Continuations", "CorpusFiles", "CorpusModel", "CorpusStore", "Dedup",
                "Enrichment", "Executor",
                "ImageCodecs", "Inference", "Layout", "Legibility", "Metadata", "PageFlow", "Pairs", "Raster",
                "Recognition", "Tables", yams,
            ]
        ),
        library(
            "BroadsheetCLI",
            [
                "Archives", "CorpusFiles", "CorpusModel", "CorpusStore", "Dedup", "Enrichment", "Evaluation",
                "Executor",
                "Export", "Inference", "Metadata", "Pairs", "Pipeline", "Recognition", "Report", argumentParser,
            ]
        ),
        .executableTarget(name: "broadsheet", dependencies: ["BroadsheetCLI"], swiftSettings: settings),

        // The laboratory: typeset pages, benchmarks, what networks are trained on. No user needs it.
        library(
            "Typesetter",
            ["CPango", "CorpusFiles", "CorpusModel", "CorpusText", "ImageCodecs", "Raster"],
            foreign: true
        ),
        library(
            "Lab",
            [
                "Archives", "Articles", "BroadsheetCLI", "CorpusFiles", "CorpusModel", "CorpusStore", "CorpusText",
                "Dedup",
                "Enrichment", "Evaluation", "Executor", "ImageCodecs", "Inference", "Layout", "Legibility", "PageFlow",
                "Pairs",
                "Pipeline",
                "Raster", "Recognition", "Typesetter", argumentParser,
            ]
        ),
        .executableTarget(name: "broadsheet-lab", dependencies: ["Lab"], swiftSettings: settings),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        tests("CorpusModel", []),
        tests("CorpusFiles", ["CorpusModel"], exclude: ["Golden"]),
        tests("CorpusText", []),
        tests("Raster", ["CorpusModel"]),
        tests("PageFlow", ["CorpusModel", "Raster"]),
        tests("ImageCodecs", ["CTIFF", "CorpusFiles", "CorpusModel", "PageFlow", "Raster"]),
        tests("Inference", [], exclude: ["make-models.py"], resources: [.copy("Resources")]),
        tests("Layout", ["CorpusFiles", "CorpusModel", "ImageCodecs", "Inference", "PageFlow", "Raster"]),
        tests("Legibility", ["CorpusFiles", "CorpusModel", "ImageCodecs", "Inference", "PageFlow", "Raster"]),
        tests(
            "Recognition",
            ["CorpusFiles", "CorpusModel", "CorpusText", "ImageCodecs", "Inference", "PageFlow", "Raster"],
            resources: [.copy("Resources")]
        ),
        tests("Articles", ["CorpusModel", "PageFlow"]),
        tests(
            "Dedup",
            ["CorpusFiles", "CorpusModel", "CorpusText", "Inference"],
            resources: [.copy("Resources")]
        ),
        tests("Pairs", ["CorpusFiles", "CorpusModel", "CorpusText", "Dedup"]),
        tests(
            "Enrichment",
            ["CorpusFiles", "CorpusModel", "CorpusText", "Inference", "LanguageDetection"],
            resources: [.copy("Resources")]
        ),
        tests("Tables", ["CorpusModel", "PageFlow", "Raster"]),
        tests("Continuations", ["CorpusFiles", "CorpusModel"]),
        tests("Metadata", ["Archives", "CorpusModel"]),
        tests("Export", ["CorpusModel"]),
        tests("Archives", ["CorpusFiles", "CorpusModel"]),
        tests("Evaluation", ["CorpusFiles", "CorpusModel"]),
        tests("Report", ["CorpusFiles", "CorpusModel", "Enrichment", "ImageCodecs", "Raster", subprocess, system]),
        tests("Typesetter", ["CorpusFiles", "CorpusModel", "CorpusText", "ImageCodecs", "PageFlow", "Raster"]),
        tests("CorpusStore", ["CorpusFiles", "CorpusModel"]),
        tests(
            "Executor",
            ["CorpusFiles", "CorpusModel", "CorpusStore", subprocess, system],
            exclude: ["Workers"]
        ),
        tests(
            "Pipeline",
            [
                "Archives", "CorpusFiles", "CorpusModel", "CorpusStore", "Executor", "ImageCodecs", "Inference",
                "Layout", "Metadata",
                "PageFlow",
                "Raster", "Recognition",
            ]
        ),
        tests(
            "BroadsheetCLI",
            [
                "CorpusFiles", "CorpusModel", "CorpusStore", "Dedup", "Evaluation", "Executor", "ImageCodecs",
                "Inference", "Metadata", "Pipeline", "Recognition", "Report", argumentParser,
            ]
        ),
        tests("Lab", ["CorpusFiles", "CorpusModel", "Evaluation", "ImageCodecs", "PageFlow", "Raster"]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "CorpusFiles", "CorpusModel", "CorpusStore", "ImageCodecs", "PageFlow", "Pipeline", "Raster",
                "Recognition",
                "TestSupport", "broadsheet", "broadsheet-lab", subprocess, system,
            ],
            swiftSettings: settings
        ),
    ]
)
