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

func tests(
    _ name: String,
    _ dependencies: [Target.Dependency],
    exclude: [String] = [],
    resources: [Resource]? = nil
) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.target(name: name)] + dependencies,
        exclude: exclude,
        resources: resources,
        swiftSettings: settings
    )
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "broadsheet",
    products: [
        .executable(name: "broadsheet", targets: ["broadsheet"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // C libraries, one door each: see docs/decisions/0001-targets.md
        .systemLibrary(name: "CLeptonica", pkgConfig: "lept"),
        .systemLibrary(name: "COpenBLAS"),
        .systemLibrary(name: "COpenJPEG", pkgConfig: "libopenjp2"),
        .systemLibrary(name: "COpenVINO"),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo"),
        .systemLibrary(name: "CPNG", pkgConfig: "libpng"),
        .systemLibrary(name: "CTesseract", pkgConfig: "tesseract"),
        .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg"),

        library("CorpusModel", []),
        library("Raster", ["CorpusModel"]),

        .target(
            name: "Inference",
            dependencies: ["COpenVINO", "CorpusModel", crypto],
            swiftSettings: foreignSettings + [.unsafeFlags(openVINO.flatMap { ["-Xcc", "-I\($0)/include"] })],
            linkerSettings: [
                .unsafeFlags(openVINO.flatMap { ["-L\($0)/lib", "-Xlinker", "-rpath", "-Xlinker", "\($0)/lib"] })
            ]
        ),

        // Stages: none imports another.
        library(
            "ImageCodecs",
            ["CLeptonica", "COpenJPEG", "CPNG", "CTurboJPEG", "CorpusModel", "Raster", crypto, subprocess, system],
            foreign: true
        ),
        library("Layout", ["CorpusModel", "Inference", "Raster"]),
        library("Legibility", ["CorpusModel", "Inference", "Raster"]),
        library("Recognition", ["CTesseract", "CorpusModel", "Raster"], foreign: true),
        library("Articles", ["CorpusModel"]),
        library("Tables", ["CorpusModel", "Raster"]),

        // Whole corpora.
        library("Dedup", ["COpenBLAS", "CorpusModel", "CorpusStore", "Inference", crypto], foreign: true),

        library("Interchange", ["CorpusModel"]),
        library("Evaluation", ["CorpusModel", "Raster"]),
        library(
            "Report",
            ["CorpusModel", "ImageCodecs", "Raster", mustache],
            resources: [
                .embedInCode("Resources/card.mustache"),
                .embedInCode("Resources/cluster.mustache"),
                .embedInCode("Resources/cluster_row.mustache"),
                .embedInCode("Resources/clusters.mustache"),
                .embedInCode("Resources/index.mustache"),
                .embedInCode("Resources/list.mustache"),
                .embedInCode("Resources/page.mustache"),
                .embedInCode("Resources/report.css"),
                .embedInCode("Resources/report.js"),
            ]
        ),
        library("Typesetter", ["CPango", "CorpusModel", "Raster", "ImageCodecs"], foreign: true),
        library("CorpusStore", ["CorpusModel", grdb]),
        library("Pipeline", ["CorpusModel", "CorpusStore", logging, subprocess, system]),

        library(
            "Assembly",
            [
                "Articles", "CorpusModel", "CorpusStore", "Dedup", "ImageCodecs", "Inference", "Interchange", "Layout",
                "Legibility", "Pipeline", "Raster", "Recognition", "Tables", crypto, yams,
            ]
        ),
        library(
            "BroadsheetCLI",
            [
                "Articles", "Assembly", "CorpusModel", "CorpusStore", "Dedup", "Evaluation", "ImageCodecs", "Inference",
                "Interchange", "Layout", "Legibility", "Pipeline", "Raster", "Recognition", "Report", "Tables",
                "Typesetter",
                argumentParser, logging,
            ]
        ),
        .executableTarget(
            name: "broadsheet",
            dependencies: ["BroadsheetCLI"],
            swiftSettings: settings
        ),

        tests("CorpusModel", []),
        tests("Raster", ["CorpusModel"]),
        tests("ImageCodecs", ["CorpusModel", "Raster"]),
        tests("Inference", [], exclude: ["make-models.py"], resources: [.copy("Resources")]),
        tests("Layout", ["CorpusModel", "ImageCodecs", "Inference", "Raster"]),
        tests("Legibility", ["CorpusModel", "ImageCodecs", "Inference", "Raster"]),
        tests("Recognition", ["CorpusModel", "Raster"], resources: [.copy("Resources")]),
        tests("Articles", ["CorpusModel"]),
        tests("Dedup", ["CorpusModel", "CorpusStore", "Inference"], resources: [.copy("Resources")]),
        tests("Tables", ["CorpusModel", "Raster"]),
        tests("Interchange", ["CorpusModel"]),
        tests("Evaluation", ["CorpusModel"]),
        tests("Report", ["CorpusModel", "ImageCodecs", "Raster", subprocess, system]),
        tests("Typesetter", ["CorpusModel", "ImageCodecs", "Raster"]),
        tests("CorpusStore", ["CorpusModel"]),
        tests("Pipeline", ["CorpusModel", "CorpusStore", subprocess, system], exclude: ["Workers"]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "Assembly", "CorpusModel", "CorpusStore", "ImageCodecs", "Raster", "Recognition", "broadsheet",
                subprocess,
                system,
            ],
            swiftSettings: settings
        ),
    ]
)
