import SteleBase
import SteleFile

/// The keys by which clients are known, with limits of their own.
package struct APIKeys: Sendable {
  /// What holds for the clients of one key.
  struct Limits: Sendable, Equatable {
    /// Requests in a minute; nil is the server's own limit, and less than 0 none.
    var requests: Int?
    /// Characters of a text; nil is the server's own limit, and less than 0 none.
    var characters: Int?
  }

  private let limits: [String: Limits]

  /// Larger files are refused.
  private static let maximumByteCount = 16 << 20

  /// Reads the file at `path`.
  ///
  /// A line has a key, then if wanted the requests that it may make in a minute, then if wanted the
  /// characters that a text may have; -1 is no limit, and `-` the server's own. Empty lines, and
  /// those that begin with `#`, are passed over.
  package init(reading path: String) throws(ServerError) {
    let bytes: [UInt8]
    do {
      bytes = try ForeignFile.contents(
        of: BytePath(path), limit: Self.maximumByteCount, followsLinks: true)
    } catch {
      throw .keys(path: path, reason: "\(error)")
    }
    try self.init(parsing: bytes, path: path)
  }

  /// Reads the text of a file that is called `path`.
  init(parsing text: [UInt8], path: String) throws(ServerError) {
    var limits: [String: Limits] = [:]
    for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      let words = line.split(whereSeparator: \.isASCIIWhiteSpace)
        .map { String(decoding: $0, as: UTF8.self) }
      guard let key = words.first, !key.hasPrefix("#") else { continue }
      guard words.count <= 3 else {
        throw .keys(path: path, reason: "line \(index + 1): more than a key and two limits")
      }
      guard limits[key] == nil else {
        throw .keys(path: path, reason: "line \(index + 1): a key that was there before")
      }
      var numbers: [Int?] = []
      for word in words.dropFirst() {
        guard word == "-" || Int(word) != nil else {
          throw .keys(
            path: path,
            reason: "line \(index + 1): '\(word)' is no limit; write a number, -1 for none, or -")
        }
        numbers.append(Int(word))
      }
      limits[key] = Limits(
        requests: numbers.first ?? nil, characters: numbers.count > 1 ? numbers[1] : nil)
    }
    self.limits = limits
  }

  /// The limits of `key`; nil where there is no such key.
  subscript(key: String) -> Limits? { limits[key] }
}
