// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "mathematics",
  platforms: [.macOS(.v15)],
  // The name, since a checkout's folder may be called anything.
  dependencies: [.package(name: "mlnotes", path: "../..")],
  targets: [
    .executableTarget(
      name: "mathematics", dependencies: [.product(name: "MLCore", package: "mlnotes")],
      path: "Sources/Mathematics")
  ]
)
