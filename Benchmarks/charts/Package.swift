// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "charts",
  platforms: [.macOS(.v15)],
  // The name, since a checkout's folder may be called anything.
  dependencies: [.package(name: "mlnotes", path: "../..")],
  targets: [
    .executableTarget(
      name: "charts", dependencies: [.product(name: "SVGCharts", package: "mlnotes")],
      path: "Sources/Charts")
  ]
)
