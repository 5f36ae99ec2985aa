/// Text from files, made safe for a terminal.
package enum Escaped {
  /// `text`, with `\u{…}` for control characters, line ends and marks that change its direction.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - limit: How many characters are shown at most; a `…` stands for the others.
  ///   - onlyASCII: Whether every character beyond ASCII is shown so as well, for words in which
  ///     what is wrong may be a letter that only looks like one of ASCII's.
  /// - Returns: What may be shown.
  package static func text(
    _ text: some StringProtocol, limit: Int = .max, onlyASCII: Bool = false
  ) -> String {
    // Most text is shown as it is.
    if limit == .max, !onlyASCII, !text.unicodeScalars.contains(where: isUnsafe) {
      return String(text)
    }
    var escaped = String.UnicodeScalarView()
    for (position, scalar) in text.unicodeScalars.enumerated() {
      guard position < limit else {
        escaped.append("…")
        break
      }
      if onlyASCII && !scalar.isASCII || isUnsafe(scalar) {
        escaped += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars
      } else {
        escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value >= 0x20, scalar.value < 0x7F { return false }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
