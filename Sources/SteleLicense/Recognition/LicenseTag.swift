/// A line that names a licence: `SPDX-License-Identifier: MIT`.
public struct LicenseTag: Sendable {
  /// The line in the file, from 1.
  public let line: Int
  /// What follows the colon, without what ends a comment.
  public let text: String
  /// The expression, or why the text is none.
  public let expression: Result<LicenseExpression, LicenseExpressionError>

  private static let marker = Array("SPDX-License-Identifier:".utf8)

  /// The tags in a file, in order; only the first ``LicenseRecognizer/maximumByteCount`` bytes are
  /// looked at.
  ///
  /// Never traps, whatever the bytes.
  public static func tags(in bytes: [UInt8]) -> [LicenseTag] {
    var tags: [LicenseTag] = []
    let lines = bytes.prefix(LicenseRecognizer.maximumByteCount).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard let start = end(ofMarkerIn: line) else { continue }
      let text = expressionText(in: line[start...])
      tags.append(
        LicenseTag(
          line: index + 1, text: text,
          expression: Result { () throws(LicenseExpressionError) in
            try LicenseExpression(parsing: text)
          }))
    }
    return tags
  }

  private static func end(ofMarkerIn line: ArraySlice<UInt8>) -> Int? {
    var rest = line
    while let start = rest.firstIndex(of: marker[0]) {
      rest = rest[start...]
      if rest.starts(with: marker) { return start + marker.count }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// The characters that an expression can have, without dashes and full stops that end a comment or
  /// a sentence.
  private static func expressionText(in line: ArraySlice<UInt8>) -> String {
    let allowed = line.prefix { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: Array(" \t()-.+:_".utf8).contains(byte)
      }
    }
    var text = allowed.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    while let last = text.last, Array(" \t-.:".utf8).contains(last) { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }
}
