import SteleDecoding
import SteleDocument
import SteleText
import SteleTokenizer
import SteleTransformer

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// All that decides on the translations of documents besides their bytes and formats.
///
/// Threads and batches are left out: results do not depend on them.
struct DocumentSettings: Encodable {
  /// The checksum of the model file.
  let model: UInt64
  /// NLLB's codes of the languages.
  let source: String
  let target: String
  let search: SearchOptions
  let maximumNewTokens: Int?
  let shortlist: Shortlist?
  let preprocessing: Preprocessing
  let segmentation: TextSegmentation
  let guards: Bool
  /// The checksum of the glossary.
  let glossary: UInt64?
  /// The checksum of what is confirmed in the translation memory.
  let memory: UInt64?
  let documents: DocumentOptions

  /// What a model file of the checksum `model` and these options decide on.
  init(model: UInt64, texts: TextOptions, documents: DocumentOptions) {
    self.model = model
    source = texts.rules.source.code
    target = texts.rules.target.code
    search = texts.translation.search
    maximumNewTokens = texts.translation.maximumNewTokens
    shortlist = texts.translation.shortlist
    preprocessing = texts.rules.preprocessing
    segmentation = texts.rules.segmentation
    guards = texts.rules.guards
    glossary = texts.rules.glossary?.checksum
    memory = texts.rules.memory?.checksum
    self.documents = documents
  }

  /// The settings in one form only, for a fingerprint that is kept on the disk.
  func canonicalText() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
