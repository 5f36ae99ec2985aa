// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "corpus-parts",
  dependencies: [.package(name: "stele", path: "../../..")],
  targets: [
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .executableTarget(
      name: "corpus-parts",
      dependencies: ["CSQLite", .product(name: "SteleCorpus", package: "stele")]),
  ])
