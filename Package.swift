// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The toolchain's own SwiftParser splits and colours the Swift of a note: it accepts exactly the language
// that the compiler accepts, and costs no build time. Where a toolchain ships without it, the
// swift-syntax package takes its place (minutes of build time on a small machine).
// MLNOTES_SWIFT_SYNTAX=package asks for the package all the same.
let hostLibraries =
  Context.environment["MLNOTES_SWIFT_SYNTAX"] == "package" ? nil : toolchainHostLibraries()

let swiftParserDependencies: [Target.Dependency] =
  hostLibraries != nil
  ? []
  : [
    .product(name: "SwiftParser", package: "swift-syntax"),
    .product(name: "SwiftSyntax", package: "swift-syntax"),
    .product(name: "SwiftIDEUtils", package: "swift-syntax"),
  ]

/// What a target that sees SwiftParser needs, tests of such targets included.
let seesSwiftParser: [SwiftSetting] = hostLibraries.map { [.unsafeFlags(["-I", $0])] } ?? []
let linksSwiftParser: [LinkerSetting] =
  hostLibraries.map {
    [
      .unsafeFlags(["-L", $0, "-Xlinker", "-rpath", "-Xlinker", $0]),
      .linkedLibrary("SwiftParser"), .linkedLibrary("SwiftSyntax"), .linkedLibrary("SwiftIDEUtils"),
    ]
  } ?? []

let package = Package(
  name: "mlnotes",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "MLCore", targets: ["MLCore"]),
    .library(name: "SVGCharts", targets: ["SVGCharts"]),
    .library(name: "SVGChartsDates", targets: ["SVGChartsDates"]),
    // Dynamic, so that the program of a note links in a tenth of a second.
    .library(name: "NoteKit", type: .dynamic, targets: ["NoteKit"]),
    .executable(name: "mlnotes", targets: ["mlnotes"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    // `swift package generate-documentation`; not built otherwise.
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ]
    + (hostLibraries == nil
      ? [.package(url: "https://github.com/swiftlang/swift-syntax", from: "603.0.1")] : []),
  targets: [
    // C libraries. Exactly one Swift file imports each.
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CXXHash", pkgConfig: "libxxhash",
      providers: [.apt(["libxxhash-dev"]), .brew(["xxhash"])]),
    .target(name: "CSleef", linkerSettings: [.linkedLibrary("sleef")]),
    .target(
      name: "CKernels", exclude: ["kernels.inc"], linkerSettings: [.linkedLibrary("sleef")]),
    .target(name: "CDatasets", exclude: ["README.md", "breast-cancer.csv", "digits.csv"]),
    .target(name: "CJavaScriptCore", linkerSettings: [.linkedLibrary("dl")]),

    // Libraries of their own: no unsafe flags, so that other packages can depend on them.
    .target(name: "MLCore", dependencies: ["CSleef", "CKernels", "CDatasets"]),
    // On Linux rounding is the C library's where the processor may have no instruction for it.
    .target(
      name: "SVGCharts", linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(name: "SVGChartsDates", dependencies: ["SVGCharts"]),

    .target(name: "NoteRecord", dependencies: ["SVGCharts"]),
    .target(name: "NoteKit", dependencies: ["MLCore", "SVGCharts", "NoteRecord"]),
    .target(
      name: "NoteSyntax",
      dependencies: ["CCMark", .product(name: "Yams", package: "Yams")]),
    .target(
      name: "NoteRunner",
      dependencies: [
        "NoteSyntax", "NoteRecord", "SVGCharts", "CXXHash",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ] + swiftParserDependencies,
      swiftSettings: seesSwiftParser, linkerSettings: linksSwiftParser),
    .target(
      name: "NoteReport",
      dependencies: ["NoteSyntax", "NoteRecord", "SVGCharts", "CJavaScriptCore"]
        + swiftParserDependencies,
      resources: [.embedInCode("Assets")],
      swiftSettings: seesSwiftParser, linkerSettings: linksSwiftParser),
    .executableTarget(
      name: "mlnotes",
      dependencies: [
        "NoteRunner", "NoteReport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: seesSwiftParser, linkerSettings: linksSwiftParser),

    // Hashes of results, for scripts/same-bits.
    .executableTarget(
      name: "samebits", dependencies: ["MLCore"], path: "Tests/SameBits",
      exclude: ["expected.txt"]),

    .testTarget(
      name: "MLCoreTests", dependencies: ["MLCore"], resources: [.copy("Golden")]),
    .testTarget(
      name: "SVGChartsTests", dependencies: ["SVGCharts", "SVGChartsDates"],
      exclude: ["Gallery", "Reference"]),
    .testTarget(
      name: "NoteSyntaxTests", dependencies: ["NoteSyntax"]),
    .testTarget(name: "NoteKitTests", dependencies: ["NoteKit"]),
    .testTarget(
      name: "NoteRunnerTests", dependencies: ["NoteRunner", "NoteKit"],
      swiftSettings: seesSwiftParser, linkerSettings: linksSwiftParser),
    .testTarget(
      name: "NoteReportTests", dependencies: ["NoteReport"], resources: [.copy("CommonMark")],
      swiftSettings: seesSwiftParser, linkerSettings: linksSwiftParser),
    .testTarget(
      name: "mlnotesTests", dependencies: ["NoteRunner", "NoteReport", "mlnotes"],
      swiftSettings: seesSwiftParser, linkerSettings: linksSwiftParser),
  ]
)

/// `usr/lib/swift/host` of the toolchain that evaluates this manifest, if it holds SwiftParser.
func toolchainHostLibraries() -> String? {
  var candidates: [String] = []
  // Linux: this very process has the toolchain's PackageDescription library mapped.
  // (A file of the kernel's has no size: it is read to its end.)
  let file = FileHandle(forReadingAtPath: "/proc/self/maps")
  let maps = String(decoding: file?.readDataToEndOfFile() ?? Data(), as: UTF8.self)
  for line in maps.split(separator: "\n") {
    guard let start = line.firstIndex(of: "/"),
      let end = line.range(of: "/lib/swift/pm/")?.lowerBound, start < end
    else { continue }
    candidates.append(String(line[start..<end]) + "/lib/swift/host")
  }
  // Elsewhere: the `swift` of the search path.
  for folder in (Context.environment["PATH"] ?? "").split(separator: ":") {
    let swift = URL(fileURLWithPath: "\(folder)/swift").resolvingSymlinksInPath()
    candidates.append(
      swift.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("lib/swift/host").path)
  }
  return candidates.first {
    FileManager.default.fileExists(atPath: $0 + "/SwiftParser.swiftmodule")
  }
}
