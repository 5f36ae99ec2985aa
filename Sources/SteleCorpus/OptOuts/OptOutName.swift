import SteleBase

/// The name of an owner, such as `octocat`, or of a repository, such as `octocat/hello-world`.
///
/// Names are literal: `^.+$` is an owner of that name. ASCII letters are the same in either case, as they
/// are on the sites that names come from.
package struct OptOutName: Sendable, Hashable {
  /// The name with ASCII letters in lower case.
  package let text: String

  /// The longest name, in bytes.
  static let longest = RowLimits.longestText

  /// An owner, or an owner and a repository with a slash between; nil where `text` is no such name: it
  /// has white space in it, more than one slash, or nothing on one side of it.
  package init?(_ text: some StringProtocol) {
    let slash = UInt8(ascii: "/")
    var count = 0
    var slashes = 0
    var last = slash
    var hasCapitals = false
    // One pass: lists have millions of names.
    for byte in text.utf8 {
      guard byte > 0x20, byte != 0x7F, count < Self.longest, byte != slash || last != slash else {
        return nil
      }
      if byte == slash { slashes += 1 }
      hasCapitals = hasCapitals || Self.capitals.contains(byte)
      last = byte
      count += 1
    }
    guard last != slash, slashes <= 1 else { return nil }
    self.text = hasCapitals ? Self.lowercased(Array(text.utf8)) : String(text)
  }

  private static let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")

  /// The name of a repository as a row has it, whatever it is.
  init(ofRow name: String) { text = Self.lowercased(Array(name.utf8)) }

  private init(lowercase text: Substring) { self.text = String(text) }

  private static func lowercased(_ bytes: [UInt8]) -> String {
    String(
      decoding: bytes.map(\.asciiLowercased), as: UTF8.self)
  }

  /// Whether this is an owner, and all repositories of it.
  package var isOwner: Bool { !text.utf8.contains(UInt8(ascii: "/")) }

  /// The owner; of a row's name, what stands before the first slash.
  var owner: OptOutName {
    let slash = text.utf8.firstIndex(of: UInt8(ascii: "/"))
    return slash.map { OptOutName(lowercase: text[..<$0]) } ?? self
  }

  /// The repository as `owner` has it.
  func moved(to owner: OptOutName) -> OptOutName {
    guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else { return owner }
    return OptOutName(lowercase: Substring(owner.text + text[slash...]))
  }
}

extension OptOutName: Comparable {
  /// Whether the bytes of `left` come first.
  package static func < (left: OptOutName, right: OptOutName) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
