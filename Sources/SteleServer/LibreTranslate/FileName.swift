import SteleBase

/// A name of a file that a client sent, made safe for the file system and for headers.
struct FileName: Equatable {
  /// Letters and digits of ASCII, `.`, `_` and `-`; neither empty nor beginning with a dot.
  let stem: String
  /// The extension with its dot, as it was sent; empty without one.
  let suffix: String

  /// Longer stems are cut.
  private static let maximumByteCount = 100

  /// Takes `name` apart, and what is not safe out of it.
  ///
  /// Of folders no slash is left, of letters with marks the letters, as LibreTranslate has it.
  init(_ name: String) {
    let slash = name.utf8.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    let base = slash.map { name.utf8[$0...].dropFirst() } ?? name.utf8[...]
    let dot = base.lastIndex(of: UInt8(ascii: "."))
    suffix = dot.map { String(decoding: base[$0...], as: UTF8.self) } ?? ""
    let end = dot.map { name[..<$0] } ?? name[...]
    stem = Self.safe(end)
  }

  private static func safe(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "/", "\\", "_", " ", "\t", "\n", "\r":
        if bytes.last != UInt8(ascii: "_") { bytes.append(UInt8(ascii: "_")) }
      default:
        guard let letter = scalar.isASCII ? scalar : unmarked(scalar) else { continue }
        let byte = UInt8(ascii: letter)
        if byte.isASCIIAlphanumeric || ".-".utf8.contains(byte) { bytes.append(byte) }
      }
    }
    let isEdge = { (byte: UInt8) in byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") }
    let kept = bytes.trimming(while: isEdge).prefix(maximumByteCount)
    return kept.isEmpty ? "file" : String(decoding: kept, as: UTF8.self)
  }

  /// The letter of ASCII that `scalar` is with a mark: its name says so.
  private static func unmarked(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let words = scalar.properties.name?.split(separator: " ") ?? []
    guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH",
      words[3].utf8.count == 1, let letter = words[3].unicodeScalars.first
    else { return nil }
    return words[1] == "SMALL" ? Unicode.Scalar(letter.value | 0x20) : letter
  }
}
