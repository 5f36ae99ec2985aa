#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where a model file came from, as stored in the section ``ModelPlan/manifestSection``.
///
/// Holds no clock, no machine and no path, so that the same input gives the same bytes everywhere.
public struct Manifest: Codable, Sendable {
  /// The program that wrote the file, with its version.
  public var tool: String
  /// The options that the conversion ran with.
  public var options: [String: String]
  /// The checkpoint's files, by base name.
  public var sources: [Source]
  /// What was kept of the vocabulary, or nil where it is the checkpoint's own.
  public var vocabulary: Vocabulary?

  /// The texts with which errors of int4 weights were fed back, by base name and in their order; nil
  /// where they were not.
  public var calibration: [Source]?

  /// What the checkpoint's model card says, or nil where it says nothing for programs.
  public var card: Card?

  /// What is kept of a model card.
  public struct Card: Codable, Sendable, Equatable {
    /// The licence of the weights, such as `cc-by-nc-4.0`.
    public var license: String?
    /// What users of the model should know before all else.
    public var note: String?

    /// A card that says this.
    public init(license: String?, note: String?) {
      self.license = license
      self.note = note
    }
  }

  /// A vocabulary that was trimmed to what some texts need.
  public struct Vocabulary: Codable, Sendable {
    /// Pieces, specials and languages that were kept: rows of the embedding.
    public var keptCount: Int
    /// The rows of the checkpoint's embedding.
    public var fullCount: Int
    /// The texts, by base name.
    public var texts: [Source]

    /// `keptCount` of `fullCount` rows, kept for `texts`.
    public init(keptCount: Int, fullCount: Int, texts: [Source]) {
      self.keptCount = keptCount
      self.fullCount = fullCount
      self.texts = texts
    }
  }

  /// A file that was read.
  public struct Source: Codable, Sendable {
    /// The file's name without its folder.
    public var name: String
    /// The file's length.
    public var byteCount: Int
    /// Lower-case hexadecimal.
    public var sha256: String

    /// A file with this digest.
    public init(name: String, byteCount: Int, sha256: String) {
      self.name = name
      self.byteCount = byteCount
      self.sha256 = sha256
    }
  }

  /// The manifest of a file that `tool` makes with `options` from `sources`.
  public init(
    tool: String, options: [String: String], sources: [Source], vocabulary: Vocabulary? = nil,
    calibration: [Source]? = nil, card: Card? = nil
  ) {
    self.tool = tool
    self.options = options
    self.sources = sources
    self.vocabulary = vocabulary
    self.calibration = calibration
    self.card = card
  }

  /// Reads the JSON of a manifest section.
  public init(parsing json: [UInt8]) throws {
    self = try JSONDecoder().decode(Manifest.self, from: Data(json))
  }
}
