import SteleBase

/// Bytes written as `%` and two hexadecimal digits.
enum PercentEncoding {
  /// What `text` stands for.
  static func decoded(_ text: some Collection<UInt8>, plusIsSpace: Bool) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first?.hexadecimalDigitValue,
        let low = rest.dropFirst().first?.hexadecimalDigitValue
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") && plusIsSpace ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `text` with all but letters, digits and `-._~` escaped.
  static func encoded(_ text: String) -> String {
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      if byte.isASCIIAlphanumeric || "-._~".utf8.contains(byte) {
        encoded.append(byte)
      } else {
        encoded.append(UInt8(ascii: "%"))
        encoded += Hexadecimal.text(of: [byte]).uppercased().utf8
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
