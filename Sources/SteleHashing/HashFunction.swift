/// A cryptographic hash that takes its input in pieces of any length.
///
/// A copy goes on by itself: what is added to one is not added to the other.
package protocol HashFunction: Sendable {
  /// Bytes of a digest.
  static var byteCount: Int { get }

  /// Begins with no bytes.
  init()

  /// Adds bytes.
  mutating func update(_ bytes: RawSpan)

  /// The digest of all bytes that were added, ``byteCount`` of them.
  func finalize() -> [UInt8]
}

extension HashFunction {
  /// Adds bytes.
  package mutating func update(_ bytes: ArraySlice<UInt8>) { update(bytes.span.bytes) }

  /// Adds bytes.
  package mutating func update(_ bytes: [UInt8]) { update(bytes.span.bytes) }

  /// The digest of `bytes`.
  package static func digest(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    var hash = Self()
    hash.update(bytes)
    return hash.finalize()
  }

  /// The digest of `bytes`.
  package static func digest(of bytes: [UInt8]) -> [UInt8] { digest(of: bytes[...]) }
}
