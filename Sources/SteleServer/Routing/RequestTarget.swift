/// Which resource a request means: its path and its query.
struct RequestTarget: Equatable {
  /// The path as it was sent, with slashes that follow each other made one.
  let path: String
  /// What follows the question mark, still escaped.
  let query: String

  /// Reads the target of a request's first line: a path, or the whole address.
  init(_ target: String) {
    var rest = target.utf8[...]
    if rest.first != UInt8(ascii: "/"), let colon = rest.firstIndex(of: UInt8(ascii: ":")),
      rest[colon...].starts(with: "://".utf8)
    {
      let authority = rest[colon...].dropFirst(3)
      let end = authority.firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
      rest = rest[end...]
    }
    let fragment = rest.firstIndex(of: UInt8(ascii: "#")) ?? rest.endIndex
    rest = rest[..<fragment]
    let mark = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
    path = Self.withoutEmptyParts(rest[..<mark])
    query = mark == rest.endIndex ? "" : String(decoding: rest[mark...].dropFirst(), as: UTF8.self)
  }

  private static func withoutEmptyParts(_ path: Substring.UTF8View) -> String {
    var bytes: [UInt8] = []
    for byte in path where byte != UInt8(ascii: "/") || bytes.last != byte { bytes.append(byte) }
    return bytes.isEmpty ? "/" : String(decoding: bytes, as: UTF8.self)
  }
}
