/// An identifier of contents that a corpus can be asked for.
public struct CorpusQuery: Sendable, Equatable {
  /// The identifier as it was given.
  public let text: String
  /// What kind of key it is.
  public let lane: CorpusLane
  /// The key.
  public let key: ContentKey

  /// Reads a SWHID of contents, 40 hexadecimal digits (git's hash), `sha1:` and 40 digits, or `sha256:`
  /// and 64; nil if `text` is none of these.
  public init?(_ text: String) {
    self.text = text
    let digits: Substring
    if text.hasPrefix("swh:1:cnt:") {
      lane = .sha1Git
      // What follows a semicolon says where the contents were seen.
      digits = text.dropFirst(10).prefix { $0 != ";" }
    } else if text.hasPrefix("sha1:") {
      lane = .sha1
      digits = text.dropFirst(5)
    } else if text.hasPrefix("sha256:") {
      lane = .sha256
      digits = text.dropFirst(7)
    } else {
      lane = .sha1Git
      digits = text[...]
    }
    guard digits.utf8.count == 2 * lane.byteCount, let key = ContentKey(hexadecimal: digits.utf8)
    else { return nil }
    self.key = key
  }

  /// The SWHID of contents with this hash of git's.
  public static func swhid(_ key: ContentKey) -> String {
    "swh:1:cnt:" + key.hexadecimal(byteCount: 20)
  }
}
