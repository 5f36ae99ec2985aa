import CCrypto

// Calls of the system's libcrypto return 1, whatever the bytes.

/// SHA-1 (FIPS 180-4): names what git and the dataset know, and protects nothing.
package struct SHA1: HashFunction {
  package static let byteCount = Int(SHA_DIGEST_LENGTH)
  private var context = SHA_CTX()

  package init() { SHA1_Init(&context) }

  package mutating func update(_ bytes: RawSpan) {
    unsafe bytes.withUnsafeBytes { _ = unsafe SHA1_Update(&context, $0.baseAddress, $0.count) }
  }

  package func finalize() -> [UInt8] {
    var rest = context
    return unsafe [UInt8](unsafeUninitializedCapacity: Self.byteCount) { digest, count in
      unsafe SHA1_Final(digest.baseAddress, &rest)
      count = Self.byteCount
    }
  }
}
