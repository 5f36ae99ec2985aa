// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "sentence-bounds",
  dependencies: [.package(name: "stele", path: "../../..")],
  targets: [
    .executableTarget(
      name: "sentence-bounds", dependencies: [.product(name: "SteleText", package: "stele")])
  ])
