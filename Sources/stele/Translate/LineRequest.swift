import SteleBase
import SteleDetection

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One line of input: a text, or a JSON object with one.
struct LineRequest: Sendable {
  /// What is to be translated.
  var text: [UInt8]
  /// What else the object has, as it is written: what it calls itself, and what its reader wants back.
  var kept: [JSONMembers.Member] = []
  /// Why there is no text.
  private(set) var error: String?
  /// The language that the text was found to be in; nil where it was named.
  var detected: DetectedLanguage?

  /// The request that `line` makes, which is a JSON object if `isObject`.
  init(_ line: InputLine, isObject: Bool) {
    text = line.content
    error = line.error
    guard isObject, error == nil else { return }
    text = []
    if line.content.allSatisfy({ $0 == 0x20 || (9...13).contains($0) }) { return }
    guard let members = JSONMembers(line.content) else {
      error = Self.notAnObject
      return
    }
    error = read(members)
  }

  /// Whether the text has nothing but white space.
  var isBlank: Bool { text.allSatisfy(\.isASCIIWhiteSpace) }

  /// Leaves the text untranslated for this reason.
  mutating func refuse(_ reason: String) {
    error = reason
    text = []
  }

  /// Takes over what an object has; returns what is wrong with it.
  private mutating func read(_ members: JSONMembers) -> String? {
    // Of members of one name the last one counts.
    var values: [String: JSONMembers.Member] = [:]
    for member in members.all {
      guard let name = Self.string(member.name) else { return Self.notAnObject }
      values[name] = member
    }
    kept = values.filter { !TranslationReport.ownNames.contains($0.key) }
      .sorted { $0.key < $1.key }.map(\.value)
    if values["id"]?.hasParts == true {
      kept.removeAll { $0.hasParts && Self.string($0.name) == "id" }
      return "\"id\" must be a string or a number"
    }
    for name in ["text", "source"] {
      guard let member = values[name], member.value != Array("null".utf8) else { continue }
      guard member.value.first == UInt8(ascii: "\"") else { return "\"\(name)\" must be a string" }
      guard let text = Self.string(member.value) else { return Self.notAnObject }
      self.text = Array(text.utf8)
      return nil
    }
    return "the object has neither \"text\" nor \"source\""
  }

  /// The text of a string in quotes; nil where an escape stands for no character.
  private static func string(_ bytes: [UInt8]) -> String? {
    bytes.contains(UInt8(ascii: "\\"))
      ? try? JSONDecoder().decode(String.self, from: Data(bytes))
      : String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
  }

  private static let notAnObject =
    "not a JSON object; each line must be one, such as {\"id\": 1, \"text\": \"…\"}"
}
