import SteleBase
import SteleDocument
package import SteleTokenizer

/// The languages of a translation memory's texts, which are named by tags of BCP 47 in all spellings.
package struct MemoryLanguages: Sendable {
  let source: Language
  let target: Language
  private let table: LanguageTable
  /// By tag, the code of the language that it names.
  private var codes: [[UInt8]: String?] = [:]

  /// Tags are of others' making: more than any memory has are not remembered.
  private static let mostTags = 4096

  /// The languages `source` and `target`; `table` has all that tags may name.
  package init(from source: Language, to target: Language, in table: LanguageTable) {
    self.source = source
    self.target = target
    self.table = table
  }

  /// Whether `tag` names the language of the sources, in its script.
  mutating func isSource(_ tag: [UInt8]) -> Bool { code(of: tag) == source.code }

  /// Whether `tag` names the language of the translations, in its script.
  mutating func isTarget(_ tag: [UInt8]) -> Bool { code(of: tag) == target.code }

  private mutating func code(of tag: [UInt8]) -> String? {
    if let known = codes[tag] { return known }
    let found = Self.name(of: tag).flatMap { try? table.language(matching: $0).code }
    if codes.count < Self.mostTags { codes[tag] = .some(found) }
    return found
  }

  /// What of a tag tells the language: its code, script and region.
  ///
  /// Variants and extensions, and the code of a language before the code of its member, tell no
  /// more.
  private static func name(of tag: [UInt8]) -> String? {
    guard tag.count <= 64 else { return nil }
    let parts = tag[...].trimmingASCIIWhiteSpace()
      .split(maxSplits: 8) { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    guard var language = parts.first, (2...3).contains(language.count) else { return nil }
    var rest = parts.dropFirst()
    if let member = rest.first, member.count == 3, member.allSatisfy(\.isASCIILetter) {
      language = member
      rest = rest.dropFirst()
    }
    var name = [language]
    if let script = rest.first, script.count == 4, script.allSatisfy(\.isASCIILetter) {
      name.append(script)
      rest = rest.dropFirst()
    }
    if let region = rest.first,
      region.count == 2 && region.allSatisfy(\.isASCIILetter)
        || region.count == 3 && region.allSatisfy(\.isASCIIDigit)
    {
      name.append(region)
    }
    return String(decoding: Array(name.joined(separator: [UInt8(ascii: "-")])), as: UTF8.self)
  }

  /// The tag by which Stele names the language of the sources.
  var sourceTag: String { LanguageTag.bcp47(of: source.code) }

  /// The tag by which Stele names the language of the translations.
  var targetTag: String { LanguageTag.bcp47(of: target.code) }
}
