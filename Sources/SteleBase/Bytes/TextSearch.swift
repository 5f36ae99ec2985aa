// The standard library's searches for texts bring its engine for regular expressions with them,
// which is 1.3 MB of a program that has all it needs in itself.

extension StringProtocol {
  /// Whether `text`, which is not empty, is a part of it, byte by byte in UTF-8.
  package func contains(text: String) -> Bool {
    var whole = String(self)
    var sought = text
    return whole.withUTF8 { bytes in
      sought.withUTF8 { sought in
        bytes.indices.contains { bytes[$0...].starts(with: sought) }
      }
    }
  }

  /// The same with `replacement` in all places where `text` stands, found from the left.
  package func replacing(text: String, with replacement: String) -> String {
    let (bytes, sought) = (Array(utf8), Array(text.utf8))
    guard !sought.isEmpty else { return String(self) }
    var result: [UInt8] = []
    var position = 0
    while position < bytes.count {
      if bytes[position...].starts(with: sought) {
        result += replacement.utf8
        position += sought.count
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
