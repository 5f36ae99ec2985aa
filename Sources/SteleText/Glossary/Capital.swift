import SteleBase

/// Capital letters at the start of words.
enum Capital {
  /// The first bytes of the capital forms of what `text` begins with.
  static func forms(of text: [UInt8]) -> [UInt8] {
    guard let (scalar, _) = first(of: text) else { return [] }
    return [scalar.properties.uppercaseMapping, scalar.properties.titlecaseMapping]
      .compactMap(\.utf8.first)
  }

  /// `text` with a capital at its start, if it starts with a letter that has one.
  static func capitalized(_ text: [UInt8]) -> [UInt8] {
    guard let (scalar, length) = first(of: text), scalar.properties.isLowercase else { return text }
    return Array(scalar.properties.titlecaseMapping.utf8) + text[length...]
  }

  private static func first(of text: [UInt8]) -> (scalar: Unicode.Scalar, length: Int)? {
    text.withUnsafeBufferPointer {
      $0.isEmpty ? nil : UTF8Character.scalar(in: $0, at: 0)
    }
  }
}
