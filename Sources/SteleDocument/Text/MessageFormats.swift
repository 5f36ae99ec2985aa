import SteleBase

/// Tells whether two messages take the same arguments.
enum MessageFormats {
  /// Whether `first` and `second` have as many formats of C, such as `%d`, and as many names in
  /// braces, such as `{count}`.
  static func areSame(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    formats(in: first) == formats(in: second)
  }

  /// The formats in a text, by how often they occur.
  private static func formats(in text: [UInt8]) -> [[UInt8]: Int] {
    var counts: [[UInt8]: Int] = [:]
    var position = 0
    while position < text.count {
      var end = position + 1
      switch text[position] {
      case UInt8(ascii: "%"):
        if end < text.count, text[end] == UInt8(ascii: "(") {
          end = text[end...].prefix(100).firstIndex(of: UInt8(ascii: ")")) ?? end
        }
        let isEnd = { (byte: UInt8) in byte.isASCIILetter || byte == UInt8(ascii: "%") }
        end = text[end...].prefix(20).firstIndex(where: isEnd).map { $0 + 1 } ?? end
      case UInt8(ascii: "{"):
        end = text[end...].prefix(100).firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? end
      default:
        position = end
        continue
      }
      counts[Array(text[position..<end]), default: 0] += 1
      position = end
    }
    return counts
  }
}
