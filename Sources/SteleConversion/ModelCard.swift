import SteleBase
import SteleFile
import SteleModelFormat

/// What the beginning of a checkpoint's model card says for programs.
///
/// A card is `README.md`, and may begin with lines of YAML between two lines `---`. Of these, the
/// keys `license`, `license_name` and `stele_note` are read. A card is written for people: what is
/// not understood is left out, and no card at all is no error.
struct ModelCard {
  /// The licence, such as `cc-by-nc-4.0`.
  private(set) var license: String?
  /// What users of the model should know before all else.
  private(set) var note: String?

  /// How much of a card is looked at.
  static let longestFrontMatter = 1 << 16
  /// Bytes of a value that are kept.
  static let longestValue = 1000

  /// Reads the beginning of a card; never traps, whatever the bytes.
  init(_ bytes: RawSpan) {
    let start = bytes.withUnsafeBytes { Array($0.prefix(Self.longestFrontMatter)) }
    let lines = String(decoding: start, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0.isNewline }
    guard lines.first?.trimmed == "---",
      let end = lines.dropFirst().firstIndex(where: { $0.trimmed == "---" })
    else { return }
    let matter = lines[1..<end]
    note = Self.value(of: "stele_note", in: matter)
    license = Self.value(of: "license", in: matter)
    // The hub's way to name a licence that it has no name for.
    if license == "other", let name = Self.value(of: "license_name", in: matter) {
      license = name
    }
  }

  /// What the manifest keeps of it; nil for nothing.
  var kept: Manifest.Card? {
    license == nil && note == nil ? nil : Manifest.Card(license: license, note: note)
  }

  /// The value of a key at the outermost level, its lines joined; nil where there is none.
  private static func value(of key: String, in lines: ArraySlice<Substring>) -> String? {
    guard let index = lines.firstIndex(where: { $0.hasPrefix("\(key):") }) else { return nil }
    let first = lines[index].dropFirst(key.utf8.count + 1).trimmed
    let further = lines[(index + 1)...].prefix { line in
      line.trimmed.isEmpty || line.hasPrefix(" ") || line.hasPrefix("- ")
    }.map(\.trimmed).filter { !$0.isEmpty }
    let isBlock = first.hasPrefix(">") || first.hasPrefix("|")
    let isList = first.isEmpty && !further.isEmpty && further.allSatisfy { $0.hasPrefix("- ") }
    let parts = isList ? further.map { $0.dropFirst(2).trimmed } : [isBlock ? "" : first] + further
    let text = unquoted(
      parts.filter { !$0.isEmpty }.joined(separator: isList ? ", " : " "))
    return text.isEmpty ? nil : shortened(text)
  }

  private static func unquoted(_ text: String) -> String {
    guard let quote = text.first, quote == "\"" || quote == "'", text.count >= 2,
      text.last == quote
    else { return text }
    let inner = text.dropFirst().dropLast()
    return String(
      quote == "'"
        ? inner.replacing(text: "''", with: "'") : inner.replacing(text: "\\\"", with: "\""))
  }

  /// Without what could move a cursor, and not longer than is kept.
  private static func shortened(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    var byteCount = 0
    for scalar in text.unicodeScalars where !scalar.properties.isControl {
      byteCount += UTF8.width(scalar)
      guard byteCount <= longestValue else { break }
      shown.append(scalar)
    }
    return String(shown)
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isControl: Bool {
    switch generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}

extension Substring {
  fileprivate var trimmed: String { String(trimming(while: \.isWhitespace)) }
}

extension CheckpointFolder {
  /// What the model card says; it counts as a file of the checkpoint where something is kept of it.
  mutating func card() -> Manifest.Card? {
    guard let file = try? MappedFile(path: path + "/README.md") else { return nil }
    guard let kept = ModelCard(file.bytes).kept else { return nil }
    add(file)
    return kept
  }
}
