import SteleHashing
import SteleTestSupport
import Testing

/// Hashes as FIPS 180-4 and its published examples have them.
@Suite struct HashFunctionTests {
  /// An input and its digests, in hexadecimal digits.
  struct Example: Sendable {
    let input: [UInt8]
    let sha1: String
    let sha256: String
  }

  /// NIST's examples of SHA-1 and SHA-256, and those of no byte and of a million.
  static let examples = [
    Example(
      input: [], sha1: "da39a3ee5e6b4b0d3255bfef95601890afd80709",
      sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    Example(
      input: Array("abc".utf8), sha1: "a9993e364706816aba3e25717850c26c9cd0d89d",
      sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    Example(
      input: Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      sha1: "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
      sha256: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    Example(
      input: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000),
      sha1: "34aa973cd4c4daa4f61eeb2bdbad27316534016f",
      sha256: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ]

  @Test(arguments: examples.indices)
  func `Published examples have their digests`(index: Int) {
    let example = Self.examples[index]
    #expect(Self.text(SHA1.digest(of: example.input)) == example.sha1)
    #expect(Self.text(SHA256.digest(of: example.input)) == example.sha256)
  }

  @Test func `Pieces of any length give the digest of the whole`() {
    Self.tryPieces(SHA1.self)
    Self.tryPieces(SHA256.self)
  }

  /// Lengths around the blocks of 64 bytes, in which the length itself takes the last eight.
  private static func tryPieces<Hash: HashFunction>(_ type: Hash.Type) {
    var generator = SplitMix64(seed: 1)
    for count in 0..<260 {
      let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      var hash = Hash()
      var rest = bytes[...]
      while !rest.isEmpty {
        let piece = rest.prefix(Int.random(in: 0...90, using: &generator))
        hash.update(piece)
        rest = rest.dropFirst(piece.count)
      }
      #expect(hash.finalize() == Hash.digest(of: bytes), "\(type), \(count) bytes")
      #expect(hash.finalize().count == Hash.byteCount)
    }
  }

  @Test func `A copy goes on by itself, and a digest changes nothing`() {
    var hash = SHA256()
    hash.update(Array("ab".utf8))
    var copy = hash
    copy.update(Array("x".utf8))
    _ = hash.finalize()
    hash.update(Array("c".utf8))
    #expect(hash.finalize() == SHA256.digest(of: Array("abc".utf8)))
    #expect(copy.finalize() == SHA256.digest(of: Array("abx".utf8)))
  }

  private static func text(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
