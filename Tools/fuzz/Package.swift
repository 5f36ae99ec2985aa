// swift-tools-version: 6.2
import PackageDescription

// The parsers' sources are compiled here once more, through the link `Sources`, because the fuzzer
// must see which branches an input takes.
let instrumented: [SwiftSetting] = [
  .unsafeFlags(["-sanitize=fuzzer,address"]),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The same for C; what it may not do ends in a trap, which needs nothing to be linked.
let instrumentedC: [CSetting] = [
  .unsafeFlags([
    "-O1", "-g", "-fsanitize=fuzzer-no-link,address,undefined", "-fsanitize-trap=undefined",
  ])
]

/// What one parser is fed; `run` links it with libFuzzer, which brings `main`.
func fuzzer(_ name: String, _ modules: String...) -> Target {
  .target(
    name: "\(name)Fuzzer", dependencies: modules.map { .target(name: $0) },
    path: "Fuzzers/\(name)", swiftSettings: instrumented)
}

let package = Package(
  name: "fuzz",
  dependencies: [
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0")
  ],
  targets: [
    .systemLibrary(name: "CXXHash", path: "Sources/CXXHash", pkgConfig: "libxxhash"),
    .systemLibrary(name: "CCrypto", path: "Sources/CCrypto", pkgConfig: "libcrypto"),
    .systemLibrary(
      name: "CCommonMark", path: "Sources/CCommonMark", pkgConfig: "libcmark-gfm"),
    .target(name: "SteleDocument", dependencies: ["CCommonMark"], swiftSettings: instrumented),
    .target(name: "SteleBase", swiftSettings: instrumented),
    .target(
      name: "SteleFile", dependencies: ["CXXHash"],
      swiftSettings: instrumented + [.enableExperimentalFeature("Lifetimes")]),
    .target(name: "SteleHashing", dependencies: ["CCrypto"], swiftSettings: instrumented),
    .target(
      name: "SteleTokenizer", dependencies: ["SteleBase", "SteleFile"],
      swiftSettings: instrumented),
    .target(name: "SteleText", dependencies: ["SteleBase"], swiftSettings: instrumented),
    .target(
      name: "SteleCheckpoint",
      dependencies: [.product(name: "SwiftProtobuf", package: "swift-protobuf")],
      exclude: ["SentencePiece/Generated/sentencepiece_model.proto"], swiftSettings: instrumented),
    .target(
      name: "SteleLicense", dependencies: ["SteleBase"], exclude: ["Generated/NOTICE.md"],
      swiftSettings: instrumented),
    .target(
      name: "SteleSourceTree",
      dependencies: ["SteleBase", "SteleFile", "SteleHashing"],
      exclude: ["Kinds/Generated/NOTICE.md"], swiftSettings: instrumented),
    .target(name: "CSteleCorpus", cSettings: instrumentedC),
    .target(
      name: "SteleCorpus",
      dependencies: [
        "CSteleCorpus", "SteleBase", "SteleFile", "SteleHashing", "SteleLicense",
        "SteleSourceTree",
      ],
      swiftSettings: instrumented),
    .target(
      name: "SteleCheck",
      dependencies: [
        "SteleCorpus", "SteleFile", "SteleHashing", "SteleLicense",
        "SteleSourceTree",
      ],
      swiftSettings: instrumented),
    // What the unit tests do with an input, too.
    .target(
      name: "SteleCorpusTrials",
      dependencies: ["SteleCheck", "SteleCorpus", "SteleFile", "SteleHashing"],
      path: "Trials", swiftSettings: instrumented),
    fuzzer("Container", "CXXHash", "SteleFile"),
    fuzzer("Safetensors", "SteleCheckpoint"),
    fuzzer("PyTorchArchive", "SteleCheckpoint"),
    fuzzer("SentencePiece", "SteleCheckpoint"),
    fuzzer("Tokenizer", "SteleFile", "SteleTokenizer"),
    fuzzer("Text", "SteleText"),
    fuzzer("License", "SteleLicense", "SteleSourceTree"),
    fuzzer("Tree", "SteleSourceTree"),
    fuzzer("Document", "SteleDocument"),
    fuzzer("Corpus", "SteleCorpusTrials"),
    fuzzer("Rows", "SteleCorpusTrials"),
    fuzzer("CorpusText", "SteleCorpusTrials"),
  ]
)
