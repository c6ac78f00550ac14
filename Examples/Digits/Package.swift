// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Digits", platforms: [.macOS(.v15)],
  // In a package of your own: .package(url: "…/mlnotes", branch: "main")
  dependencies: [.package(name: "mlnotes", path: "../..")],
  targets: [
    .executableTarget(
      name: "Digits", dependencies: [.product(name: "MLCore", package: "mlnotes")])
  ])
