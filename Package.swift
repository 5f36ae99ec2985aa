// swift-tools-version: 6.2
import PackageDescription

#if canImport(Glibc)
import Glibc
#endif

/// Warnings are errors in our own checks, but not for users with a newer compiler.
let warningsAreErrors = Context.environment["STELE_STRICT"] != nil

/// Whether the fuzzers are built, too, and all so that they see which branches an input takes;
/// `Tools/fuzz/run` asks for it.
let fuzzes = Context.environment["STELE_FUZZ"] != nil

/// Settings of every Swift target; the Swift 6 language mode comes with the tools version.
let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])
  + (fuzzes ? [.unsafeFlags(["-sanitize=fuzzer,address"])] : [])

/// The same for C that reads what may be hostile; undefined behaviour ends in a trap, which needs
/// nothing to be linked.
let fuzzedC: [CSetting] =
  fuzzes
  ? [
    .unsafeFlags([
      "-O1", "-g", "-fsanitize=fuzzer-no-link,address,undefined", "-fsanitize-trap=undefined",
    ])
  ] : []

/// The commit, for `--version`; nothing where the sources are in no git repository.
let commit: [CSetting] =
  Context.gitInformation.map { git in
    let mark = git.hasUncommittedChanges ? ", changed" : ""
    return [.define("STELE_COMMIT", to: "\"\(git.currentCommit.prefix(7))\(mark)\"")]
  } ?? []

#if canImport(Glibc)
/// Two hashes out of the system's libcrypto: the archive brings them alone, the library 4.5 MiB.
let cryptoLibrary =
  ["x86_64", "aarch64"].contains { access("/usr/lib/\($0)-linux-gnu/libcrypto.a", R_OK) == 0 }
  ? ":libcrypto.a" : "crypto"

/// Where the compiler finds it without being told.
let cryptoPackage: String? = nil

/// Whether the C++ library is there as an archive, too, as Debian and its kin have it.
let hasArchives = access("/etc/debian_version", R_OK) == 0

/// Whether the system's loader takes relocations as bitmaps, which are a twentieth of a list: from
/// version 2.36 on.
let loaderTakesBitmaps: Bool = {
  var version = [CChar](repeating: 0, count: 64)
  confstr(CInt(_CS_GNU_LIBC_VERSION), &version, version.count)
  let numbers = String(decoding: version.map(UInt8.init(bitPattern:)), as: UTF8.self)
    .split { !$0.isNumber }.compactMap { Int($0) }
  return numbers.count > 1 && (numbers[0], numbers[1]) >= (2, 36)
}()
#else
let hasArchives = false
let loaderTakesBitmaps = false
let cryptoLibrary = "crypto"
let cryptoPackage: String? = "libcrypto"
#endif

/// Where the linker finds what is only for the program.
let packaging = "\(Context.packageDirectory)/Tools/packaging"

/// What makes the program small.
///
/// A system that reads far ahead brings all of its file into memory, and its libraries', and charges
/// whoever starts it first; `Tools/checks/memory-check` holds what that may come to.
let smallProgram: [LinkerSetting] =
  fuzzes
  ? []
  : [
    .unsafeFlags(
      [
        // Of Swift's libraries what is used, the last two for Foundation's.
        "-static-stdlib", "-l_FoundationCShims", "-l_FoundationCollections",
        // No debug information and no names, which also keep unused code.
        "-use-ld=lld", "-Xlinker", "-s", "-Xlinker", "--no-export-dynamic",
        // Nothing to unwind the stack with: neither Swift nor C throws that way.
        "-Xlinker", "--no-eh-frame-hdr", "-Xlinker", "-T", "-Xlinker",
        "\(packaging)/without-unwinding.ld",
      ] + (hasArchives ? ["-L\(packaging)/archives"] : [])
        + (loaderTakesBitmaps ? ["-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"] : []),
      .when(platforms: [.linux], configuration: .release))
  ]

/// The plugin that makes the API documentation (`swift package generate-documentation`), for who asks
/// for it alone: nobody else shall have to fetch it.
let documentation: [Package.Dependency] =
  Context.environment["STELE_DOCUMENTATION"] == nil
  ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")]

let package = Package(
  name: "stele",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "SteleFile", targets: ["SteleFile"]),
    .library(name: "SteleTokenizer", targets: ["SteleTokenizer"]),
    .library(name: "SteleText", targets: ["SteleText"]),
    .library(name: "SteleDetection", targets: ["SteleDetection"]),
    // With the modules whose types its own interface uses.
    .library(
      name: "SteleTransformer",
      targets: ["SteleTransformer", "SteleModelFormat", "SteleDecoding", "SteleTokenizer"]),
    // Texts of any length and documents.
    .library(
      name: "SteleTranslation",
      targets: [
        "SteleTranslation", "SteleDocument", "SteleText", "SteleTokenizer", "SteleTransformer",
      ]),
    .library(name: "SteleConversion", targets: ["SteleConversion"]),
    .library(name: "SteleCorpus", targets: ["SteleCorpus"]),
    .executable(name: "stele", targets: ["stele"]),
  ],
  traits: [
    .trait(name: "OpenMP", description: "Run kernels on all cores; needs Debian's libomp-dev."),
    .trait(name: "Server", description: "The program has the command serve."),
    .default(enabledTraits: ["OpenMP", "Server"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // For the trait Server alone. Without traits of its own it brings no more than HTTP needs.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ] + documentation,
  targets: [
    .target(
      name: "CSteleKernels",
      cSettings: [
        .headerSearchPath("."),  // kernels of one instruction set include what all are made of
        // Optimized in debug builds too: tests would crawl otherwise. No contraction: a fused
        // multiply-add on one processor only would change results.
        .unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno"]),
        .unsafeFlags(["-Wall", "-Wextra", "-Wconversion", "-Wshadow"]),
        .unsafeFlags(["-fopenmp"], .when(traits: ["OpenMP"])),
      ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : []),
      linkerSettings: [.linkedLibrary("omp5", .when(traits: ["OpenMP"]))]
    ),
    .systemLibrary(
      name: "CXXHash", path: "Sources/Libraries/CXXHash", pkgConfig: "libxxhash",
      providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(
      name: "CCrypto", path: "Sources/Libraries/CCrypto", pkgConfig: cryptoPackage,
      providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
    .systemLibrary(
      name: "CCommonMark", path: "Sources/Libraries/CCommonMark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(
      name: "CExpat", path: "Sources/Libraries/CExpat", pkgConfig: "expat",
      providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(
      name: "CMiniZip", path: "Sources/Libraries/CMiniZip", pkgConfig: "minizip",
      providers: [.apt(["libminizip-dev", "zlib1g-dev"]), .brew(["minizip"])]),
    .systemLibrary(
      name: "CYAML", path: "Sources/Libraries/CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "SteleBase", swiftSettings: strict),
    .target(
      name: "SteleFile",
      dependencies: ["CXXHash", "SteleBase"],
      swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]
    ),
    .target(
      name: "SteleHashing", dependencies: ["CCrypto"], swiftSettings: strict,
      linkerSettings: [.linkedLibrary(cryptoLibrary)]),
    .target(
      name: "SteleModelFormat", dependencies: ["SteleFile"], swiftSettings: strict),
    .target(
      name: "SteleTokenizer", dependencies: ["SteleBase", "SteleFile"], swiftSettings: strict),
    .target(name: "SteleText", dependencies: ["SteleBase"], swiftSettings: strict),
    .target(
      name: "SteleDetection", dependencies: ["SteleFile"],
      swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]),
    .target(name: "SteleDecoding", swiftSettings: strict),
    .target(name: "SteleXML", dependencies: ["CExpat", "SteleBase"], swiftSettings: strict),
    .target(name: "SteleZip", dependencies: ["CMiniZip", "SteleBase"], swiftSettings: strict),
    .target(
      name: "SteleDocument",
      dependencies: ["CCommonMark", "CYAML", "SteleBase", "SteleXML", "SteleZip"],
      swiftSettings: strict),
    .target(
      name: "SteleLicense", dependencies: ["SteleBase"], exclude: ["Generated/NOTICE.md"],
      swiftSettings: strict),
    .target(
      name: "SteleSourceTree",
      dependencies: ["SteleBase", "SteleFile", "SteleHashing"],
      exclude: ["Kinds/Generated/NOTICE.md"],
      swiftSettings: strict),
    .target(
      name: "SteleTransformer",
      dependencies: [
        "CSteleKernels", "SteleBase", "SteleFile", "SteleModelFormat", "SteleDecoding",
        "SteleTokenizer",
      ],
      swiftSettings: strict
    ),
    .target(
      name: "SteleTranslation",
      dependencies: [
        "SteleBase", "SteleDocument", "SteleFile", "SteleDecoding", "SteleText", "SteleTokenizer",
        "SteleTransformer", "SteleXML",
      ],
      swiftSettings: strict),
    .target(
      name: "SteleProfile",
      dependencies: ["SteleBase", "SteleDecoding", "SteleTokenizer", "SteleTransformer"],
      swiftSettings: strict),
    .target(name: "SteleCheckpoint", dependencies: ["SteleBase"], swiftSettings: strict),
    .target(
      name: "CSteleConversion",
      // Optimized in debug builds and without contraction, as the kernels are.
      cSettings: [
        .unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno"]),
        .unsafeFlags(["-Wall", "-Wextra", "-Wconversion", "-Wshadow"]),
      ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])
    ),
    .target(
      name: "SteleConversion",
      dependencies: [
        "CSteleConversion", "SteleBase", "SteleCheckpoint", "SteleFile", "SteleHashing",
        "SteleModelFormat", "SteleTokenizer",
      ],
      swiftSettings: strict
    ),
    .target(
      name: "CSteleCorpus",
      cSettings: [
        .unsafeFlags(["-O3", "-Wall", "-Wextra", "-Wconversion", "-Wshadow"])
      ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : []) + fuzzedC
    ),
    .target(
      name: "SteleCorpus",
      dependencies: [
        "CSteleCorpus", "SteleBase", "SteleFile", "SteleHashing", "SteleLicense",
        "SteleSourceTree",
      ],
      swiftSettings: strict
    ),
    .target(
      name: "SteleCheck",
      dependencies: [
        "SteleBase", "SteleCorpus", "SteleFile", "SteleHashing", "SteleLicense", "SteleSourceTree",
      ],
      swiftSettings: strict
    ),
    // Only the trait Server leads here.
    .target(
      name: "SteleServer",
      dependencies: [
        "SteleBase", "SteleDecoding", "SteleDetection", "SteleDocument", "SteleFile",
        "SteleTokenizer",
        "SteleTransformer", "SteleTranslation", "SteleZip",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOExtras", package: "swift-nio-extras"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: strict
    ),
    .target(name: "CSteleBuild", cSettings: commit),
    .executableTarget(
      name: "stele",
      dependencies: [
        "CSteleBuild", "SteleBase", "SteleCheck", "SteleConversion", "SteleCorpus", "SteleFile",
        "SteleDetection", "SteleLicense", "SteleDocument", "SteleModelFormat", "SteleProfile",
        "SteleDecoding", "SteleText", "SteleTranslation", "SteleTokenizer", "SteleTransformer",
        .target(name: "SteleServer", condition: .when(traits: ["Server"])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      linkerSettings: smallProgram
    ),
    .executableTarget(
      name: "SteleFileCrashWriter",
      dependencies: ["SteleFile"],
      path: "Tests/Programs/SteleFileCrashWriter",
      swiftSettings: strict
    ),
    // Its allocator counts. No test depends on it, or that would be all tests' allocator; whoever
    // builds the tests builds it as well.
    .executableTarget(
      name: "SteleAllocationCounter",
      dependencies: ["CAllocationCounter", "SteleDecoding", "SteleTokenizer", "SteleTransformer"],
      path: "Tests/Programs/SteleAllocationCounter",
      swiftSettings: strict
    ),
    .target(
      name: "CAllocationCounter",
      path: "Tests/Programs/CAllocationCounter",
      cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Wconversion", "-Wshadow"])]
        + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])
    ),
    // Plain loops beside the kernels. Tools/checks/kernel-check builds them as a program.
    .target(
      name: "CSteleKernelsChecks",
      dependencies: ["CSteleKernels"],
      path: "Tests/CSteleKernelsChecks",
      exclude: ["emulation", "program"],
      cSettings: [
        .headerSearchPath("."),
        .headerSearchPath("../../Sources/CSteleKernels"),
        .unsafeFlags(["-O2", "-ffp-contract=off", "-fno-math-errno", "-fvisibility=hidden"]),
        .unsafeFlags(["-Wall", "-Wextra", "-Wconversion", "-Wshadow"]),
      ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])
    ),
    // Documents must keep their elements, as it reads them.
    .systemLibrary(
      name: "CXML2", path: "Tests/CXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    .target(
      name: "SteleTestSupport",
      path: "Tests/Support",
      swiftSettings: strict
    ),
    // What the fuzzers of Tools/fuzz do with an input, too.
    .target(
      name: "SteleCorpusTrials",
      dependencies: ["SteleBase", "SteleCheck", "SteleCorpus", "SteleFile", "SteleHashing"],
      path: "Tests/Trials",
      swiftSettings: strict
    ),
    .testTarget(
      name: "CSteleKernelsTests", dependencies: ["CSteleKernels", "CSteleKernelsChecks"],
      swiftSettings: strict),
    .testTarget(
      name: "SteleBaseTests", dependencies: ["SteleBase", "SteleTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SteleFileTests",
      dependencies: ["CXXHash", "SteleFile", "SteleTestSupport", "SteleFileCrashWriter"],
      swiftSettings: strict),
    .testTarget(
      name: "SteleHashingTests", dependencies: ["SteleHashing", "SteleTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SteleCheckpointTests",
      dependencies: ["SteleCheckpoint", "SteleTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SteleTokenizerTests",
      dependencies: ["SteleTokenizer", "SteleFile", "SteleCheckpoint", "SteleTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SteleTextTests", dependencies: ["SteleText", "SteleTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SteleDetectionTests",
      dependencies: ["SteleDetection", "SteleFile", "SteleTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SteleXMLTests", dependencies: ["SteleXML", "SteleTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SteleZipTests", dependencies: ["SteleZip", "SteleTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SteleDocumentTests",
      dependencies: ["SteleDocument", "SteleZip", "CCommonMark", "CXML2", "SteleTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SteleDecodingTests", dependencies: ["SteleDecoding", "SteleTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SteleLicenseTests", dependencies: ["SteleLicense", "SteleTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SteleSourceTreeTests",
      dependencies: ["SteleSourceTree", "SteleTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SteleTransformerTests",
      dependencies: [
        "SteleTransformer", "SteleConversion", "SteleModelFormat", "SteleDecoding",
        "SteleTokenizer",
        "SteleFile", "SteleTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SteleTranslationTests",
      dependencies: [
        "SteleBase", "SteleTranslation", "SteleConversion", "SteleDocument", "SteleFile",
        "SteleModelFormat",
        "SteleDecoding", "SteleText", "SteleTokenizer", "SteleTransformer", "SteleTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SteleProfileTests",
      dependencies: ["SteleProfile", "SteleTransformer", "SteleTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SteleConversionTests",
      dependencies: [
        "SteleConversion", "SteleModelFormat", "SteleFile", "SteleTokenizer", "SteleTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SteleCorpusTests",
      dependencies: [
        "SteleCorpus", "CSteleCorpus", "SteleCorpusTrials", "SteleFile", "SteleSourceTree",
        "SteleTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SteleCheckTests",
      dependencies: [
        "SteleCheck", "SteleCorpus", "SteleLicense", "SteleSourceTree", "SteleTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SteleServerTests",
      dependencies: [
        "SteleServer", "SteleBase", "SteleDocument", "SteleFile", "SteleTokenizer",
        "SteleTransformer", "SteleZip", "SteleTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "steleTests",
      dependencies: ["stele", "SteleModelFormat", "SteleTestSupport"], swiftSettings: strict),
  ]
)

/// A parser and what feeds it; `Tools/fuzz/run` links it with libFuzzer, which brings `main`.
func fuzzer(_ name: String, _ modules: String...) -> Target {
  .target(
    name: "\(name)Fuzzer", dependencies: modules.map { .target(name: $0) },
    path: "Tools/fuzz/Fuzzers/\(name)", swiftSettings: strict)
}

if fuzzes {
  package.targets += [
    fuzzer("Container", "CXXHash", "SteleFile"),
    fuzzer("Safetensors", "SteleCheckpoint"),
    fuzzer("PyTorchArchive", "SteleCheckpoint"),
    fuzzer("SentencePiece", "SteleCheckpoint"),
    fuzzer("Tokenizer", "SteleFile", "SteleTokenizer"),
    fuzzer("Text", "SteleText"),
    fuzzer("Detection", "SteleDetection"),
    fuzzer("License", "SteleLicense", "SteleSourceTree"),
    fuzzer("Tree", "SteleSourceTree"),
    fuzzer("XML", "SteleXML"),
    fuzzer("Zip", "SteleZip"),
    fuzzer("Document", "SteleDocument"),
    fuzzer("Package", "SteleDocument", "SteleTestSupport"),
    fuzzer("Memory", "SteleTokenizer", "SteleTranslation"),
    fuzzer("Corpus", "SteleCorpusTrials"),
    fuzzer("Rows", "SteleCorpusTrials"),
    fuzzer("CorpusText", "SteleCorpusTrials"),
    fuzzer("Form", "SteleServer"),
  ]
}
