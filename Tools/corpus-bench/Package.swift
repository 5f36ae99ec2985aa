// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "corpus-bench",
  dependencies: [.package(name: "stele", path: "../..")],
  targets: [
    .executableTarget(
      name: "corpus-bench", dependencies: [.product(name: "SteleCorpus", package: "stele")])
  ])
