import SteleLicense

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where a corpus file came from and what it holds, as stored in its last section.
///
/// Holds no clock, no machine and no path, so that the same input gives the same bytes everywhere.
public struct CorpusManifest: Codable, Sendable, Equatable {
  /// The program that wrote the file, with its version.
  public var tool: String
  /// What the file was made with.
  public var options: [String: String]
  /// The inputs, by base name.
  public var sources: [Source]
  /// Data digests of the corpus files that were merged.
  public var parents: [String]
  /// Source files that the corpus knows.
  public var files: Int
  /// The kinds of keys it can be asked for.
  public var lanes: [Lane]
  /// Files by kind of licence; those of none are counted as `unknown`.
  public var licenseTypes: [String: Int]
  /// Files by language, the 1000 most frequent ones.
  public var languages: [String: Int]
  /// Files by licence, the 1000 most frequent ones; a file may have several.
  public var licenses: [String: Int]
  /// SHA-256 over all sections but this one, hexadecimal; it does not depend on the order of input.
  public var dataDigest: String
  /// Contents of which nothing is told because all of their origins are opted out; nil for none.
  public var optedOut: Int?
  /// The latest date among the opt-outs that the file was made with.
  public var optOutCutOff: String?
  /// SHA-256 of the list of these opt-outs, hexadecimal.
  public var optOutDigest: String?
  /// The dataset that the rows come from.
  public var dataset: String?
  /// Which version of it.
  public var datasetRevision: String?
  /// What is known about licences by the program that wrote the file.
  public var licenseTable: LicenseTableVersion?
  /// What the file is called, where it was released.
  public var release: Release?

  /// An input.
  public struct Source: Codable, Sendable, Equatable {
    /// The file's name without its folder; `-` for standard input.
    public var name: String
    /// The file's length.
    public var byteCount: Int
    /// Lower-case hexadecimal.
    public var sha256: String
    /// Set where the input is a tree of files, whose digest is that of a list of them.
    public var tree: Tree?

    /// An input with this digest.
    public init(name: String, byteCount: Int, sha256: String, tree: Tree? = nil) {
      self.tree = tree
      self.name = name
      self.byteCount = byteCount
      self.sha256 = sha256
    }

    /// What all rows of a tree say of where they come from.
    public struct Tree: Codable, Sendable, Equatable {
      /// Owner and name of the repository.
      public var repository: String?
      /// The commit, in lower-case hexadecimal digits.
      public var revision: String?

      /// A tree of this origin.
      public init(repository: String? = nil, revision: String? = nil) {
        self.repository = repository
        self.revision = revision
      }
    }
  }

  /// A dataset, and which version of it.
  public struct Dataset: Sendable, Equatable {
    /// Its name, as those who publish it write it.
    public var name: String
    /// The version, such as a commit of the place where it is published.
    public var revision: String?

    /// A dataset of this name.
    public init(name: String, revision: String? = nil) {
      self.name = name
      self.revision = revision
    }
  }

  /// Versions of what is known about licences.
  public struct LicenseTableVersion: Codable, Sendable, Equatable {
    /// The version of the licence database.
    public var version: String
    /// When that was published.
    public var date: String
    /// The version of the SPDX licence list in it.
    public var spdxListVersion: String

    /// What this program knows.
    static let current = LicenseTableVersion(
      version: LicenseTable.version, date: LicenseTable.date,
      spdxListVersion: LicenseTable.spdxListVersion)
  }

  /// The name that a file was released under.
  public struct Release: Codable, Sendable, Equatable {
    /// What all releases of a series are called.
    public var name: String
    /// The version, such as `1.2.0`.
    public var version: String
    /// The release before it.
    public var parent: Parent?

    /// A release before another one.
    public struct Parent: Codable, Sendable, Equatable {
      /// Its version.
      public var version: String
      /// The digest of its data.
      public var dataDigest: String
    }
  }

  /// A kind of key.
  public struct Lane: Codable, Sendable, Equatable {
    /// Such as `sha1_git`.
    public var name: String
    /// How many keys there are.
    public var keys: Int
    /// How many beginnings of keys are told apart in lookups.
    public var keySpace: UInt64
    /// Whether whole keys are stored too, so that nothing is taken for known that is not.
    public var isExact: Bool

    /// Bits stored of each key for lookups.
    public var keyBits: Double { KeySpace(size: keySpace)?.bits ?? 0 }

    /// The probability that a key which is not there is taken for known.
    public var falsePositiveRate: Double {
      isExact ? 0 : Double(keys) / Double(keySpace)
    }
  }
}

extension CorpusManifest {
  /// Entries of ``languages`` and ``licenses`` that are kept.
  private static let mostCounts = 1000

  /// The `counts` to keep: the largest, of equal ones the first by name.
  static func largest(_ counts: [String: Int]) -> [String: Int] {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return Dictionary(uniqueKeysWithValues: sorted.prefix(mostCounts).map { ($0.key, $0.value) })
  }

  /// Reads the JSON of a manifest section.
  init(parsing json: [UInt8]) throws {
    self = try JSONDecoder().decode(CorpusManifest.self, from: Data(json))
  }

  /// The JSON of a manifest section.
  var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Nothing in it can fail to be encoded: there are no floating-point numbers.
    return (try? encoder.encode(self)).map(Array.init) ?? []
  }
}
