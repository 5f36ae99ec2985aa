/// An identifier of contents that a corpus can be asked for.
public struct CorpusQuery: Sendable, Equatable {
  /// The identifier as it was given.
  public let text: String
  /// What kind of key it is.
  public let lane: CorpusLane
  /// The key.
  public let key: ContentKey

  /// The forms of identifiers, for messages.
  public static let forms =
    "swh:1:cnt:HEX, gitoid:blob:sha1:HEX, 40 hexadecimal digits, sha1:HEX, sha256:HEX or a link to "
    + "contents on archive.softwareheritage.org"

  /// What stands before the digits, and what kind of key they are then.
  private static let prefixes: [(prefix: String, lane: CorpusLane)] = [
    ("swh:1:cnt:", .sha1Git), ("gitoid:blob:sha1:", .sha1Git), ("sha1_git:", .sha1Git),
    ("sha1:", .sha1), ("sha256:", .sha256),
  ]

  private static let schemes = ["https://", "http://"]
  private static let archive = "archive.softwareheritage.org/"
  private static let archiveFolders = ["browse/content/", "api/1/content/", "browse/"]

  /// Reads a SWHID of contents, with or without qualifiers, 40 hexadecimal digits (git's hash), `sha1:`
  /// and 40 digits, `sha256:` and 64, a gitoid of a blob, or a link to contents in the archive of
  /// Software Heritage; nil if `text` is none of these.
  public init?(_ text: String) {
    self.text = text
    let (rest, isLink) = Self.withoutAddress(text)
    let form = Self.prefixes.first { rest.hasPrefix($0.prefix) }
    if isLink, form == nil { return nil }
    lane = form?.lane ?? .sha1Git
    var digits = rest.dropFirst(form?.prefix.utf8.count ?? 0)
    if isLink {
      digits = digits.prefix { !";/?#".contains($0) }
    } else if form?.prefix == Self.prefixes[0].prefix {
      // What follows a semicolon says where the contents were seen.
      digits = digits.prefix { $0 != ";" }
    }
    guard digits.utf8.count == 2 * lane.byteCount, let key = ContentKey(hexadecimal: digits.utf8)
    else { return nil }
    self.key = key
  }

  /// What follows the archive's address in `text`, or all of it, and whether it is such a link.
  private static func withoutAddress(_ text: String) -> (rest: Substring, isLink: Bool) {
    var rest = text[...]
    if let scheme = schemes.first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(scheme.count)
    }
    guard rest.hasPrefix(archive) else { return (text[...], false) }
    rest = rest.dropFirst(archive.count)
    if let folder = archiveFolders.first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(folder.count)
    }
    return (rest, true)
  }

  /// The SWHID of contents with this hash of git's.
  public static func swhid(_ key: ContentKey) -> String {
    "swh:1:cnt:" + key.hexadecimal(byteCount: 20)
  }
}
