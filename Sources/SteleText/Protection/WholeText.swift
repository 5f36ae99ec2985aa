import SteleBase

/// Texts that are as a whole no words: what values of JSON hold besides sentences.
///
/// Some of these things are words where they stand in a sentence, as "iPhone" and "check-in" may
/// be; alone they name something, and a translation would break what uses them.
enum WholeText {
  /// The range of what `text` consists of, without white space at its ends, if that is no words.
  static func code(in text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    // Longer texts are sentences, and a look at the start of each costs nothing.
    guard text.count <= longest else { return nil }
    guard let first = text.firstIndex(where: { !$0.isASCIIWhiteSpace }),
      let last = text.lastIndex(where: { !$0.isASCIIWhiteSpace })
    else { return nil }
    let inner = UnsafeBufferPointer(rebasing: text[first...last])
    guard inner.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
    let isCode =
      inner.contains(0x20)
      ? isIcon(inner) || isFunction(inner)
      : isIcon(inner) || isFunction(inner) || isCamelCase(inner) || isKey(inner)
        || isNamespaced(inner) || isMediaType(inner) || isLanguage(inner) || isLength(inner)
        || isTime(inner) || isSecret(inner)
    return isCode ? first..<last + 1 : nil
  }

  /// `fa-dog`, `fas fa-dog`, `mdi mdi-account`.
  private static func isIcon(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let words = text.split(separator: 0x20)
    guard words.count <= 4 else { return false }
    var hasName = false
    for word in words {
      let family = word.prefix { $0 &- 0x61 < 26 || $0.isASCIIDigit }
      guard icons.contains(String(decoding: family, as: UTF8.self)) else { return false }
      let name = word.dropFirst(family.count)
      hasName = hasName || name.count > 1
      guard name.isEmpty || name.first == UInt8(ascii: "-"),
        name.allSatisfy({ $0 &- 0x61 < 26 || $0.isASCIIDigit || $0 == UInt8(ascii: "-") })
      else { return false }
    }
    return hasName
  }

  /// A colour or another value of CSS: `rgb(0, 0, 0)`, `var(--name)`, `calc(1px + 2px)`.
  private static func isFunction(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let name = text.prefix { $0.isASCIILetter || $0 == UInt8(ascii: "-") }
    return text.last == UInt8(ascii: ")") && text.dropFirst(name.count).first == UInt8(ascii: "(")
      && functions.contains(String(decoding: name, as: UTF8.self))
  }

  /// `primaryColor`; with it goes "iPhone", which no language translates.
  private static func isCamelCase(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, first &- 0x61 < 26 else { return false }
    return text.allSatisfy(\.isASCIIAlphanumeric) && text.contains { $0 &- 0x41 < 26 }
  }

  /// `menu.file.open`: words joined by full stops, the first in small letters.
  private static func isKey(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first?.first, first &- 0x61 < 26 else { return false }
    return parts.allSatisfy { part in
      part.count > 1 && part.first?.isASCIILetter == true
        && part.allSatisfy {
          $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
    }
  }

  /// `mdi:home`.
  private static func isNamespaced(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return parts.count > 1
      && parts.allSatisfy { part in
        part.first?.isASCIIAlphanumeric == true && part.first?.isASCIILetter == true
          && part.allSatisfy {
            $0 &- 0x61 < 26 || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
          }
      }
  }

  /// `image/png`.
  private static func isMediaType(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 2, mediaTypes.contains(String(decoding: parts[0], as: UTF8.self)) else {
      return false
    }
    // "audio/video" is two words.
    return parts[1].count > 1 && !mediaTypes.contains(String(decoding: parts[1], as: UTF8.self))
      && parts[1].allSatisfy { $0.isASCIIAlphanumeric || ".+-*".utf8.contains($0) }
  }

  /// `en-US`.
  private static func isLanguage(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.count == 5 && text[2] == UInt8(ascii: "-") && text[0] &- 0x61 < 26 && text[1] &- 0x61 < 26
      && text[3] &- 0x41 < 26 && text[4] &- 0x41 < 26
  }

  /// `10px`, `1.5rem`.
  private static func isLength(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let number = text.prefix {
      $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
    }
    return !number.isEmpty
      && units.contains(String(decoding: text.dropFirst(number.count), as: UTF8.self))
  }

  /// `2026-11-30T10:00:00Z`.
  private static func isTime(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count > 15, text[10] == UInt8(ascii: "T"), text[4] == UInt8(ascii: "-"),
      text[7] == UInt8(ascii: "-"), text[13] == UInt8(ascii: ":")
    else { return false }
    return text.enumerated().allSatisfy { index, byte in
      index == 10 || byte.isASCIIDigit || ":.+-".utf8.contains(byte)
        || byte == UInt8(ascii: "Z") && index == text.count - 1
    }
  }

  /// What a program made up: 20 letters and digits or more, all mixed.
  private static func isSecret(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.count >= 20 && text.count(where: \.isASCIIDigit) >= 3
      && text.contains { $0 &- 0x41 < 26 } && text.contains { $0 &- 0x61 < 26 }
      && text.allSatisfy { $0.isASCIIAlphanumeric || "+/=_-".utf8.contains($0) }
  }

  private static let longest = 200
  private static let units: Set<String> = [
    "px", "em", "rem", "vh", "vw", "vmin", "vmax", "fr", "pt", "ch", "deg", "ms",
  ]
  private static let mediaTypes: Set<String> = [
    "application", "audio", "font", "image", "message", "model", "multipart", "text", "video",
  ]
  private static let functions: Set<String> = [
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "var", "calc",
    "url",
    "linear-gradient", "radial-gradient", "min", "max", "clamp", "translate", "rotate", "scale",
    "cubic-bezier", "repeat", "minmax",
  ]
  private static let icons: Set<String> = [
    "fa", "fas", "far", "fal", "fab", "fad", "mdi", "glyphicon", "icon", "octicon", "anticon", "bx",
    "bxs", "bxl", "icofont", "dashicons", "zmdi", "typcn", "lucide", "tabler", "heroicons",
  ]
}
