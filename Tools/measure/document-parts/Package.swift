// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "document-parts",
  dependencies: [.package(name: "stele", path: "../../..")],
  targets: [
    .executableTarget(
      name: "document-parts",
      dependencies: [.product(name: "SteleTranslation", package: "stele")])
  ])
