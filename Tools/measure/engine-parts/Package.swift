// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "engine-parts",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "stele", path: "../../..")],
  targets: [
    .executableTarget(
      name: "engine-parts",
      dependencies: [.product(name: "SteleTranslation", package: "stele")])
  ])
