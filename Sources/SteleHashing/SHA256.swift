import CCrypto

// Calls of the system's libcrypto return 1, whatever the bytes.

/// SHA-256 (FIPS 180-4).
package struct SHA256: HashFunction {
  package static let byteCount = Int(SHA256_DIGEST_LENGTH)
  private var context = SHA256_CTX()

  package init() { SHA256_Init(&context) }

  package mutating func update(_ bytes: RawSpan) {
    unsafe bytes.withUnsafeBytes { _ = unsafe SHA256_Update(&context, $0.baseAddress, $0.count) }
  }

  package func finalize() -> [UInt8] {
    var rest = context
    return unsafe [UInt8](unsafeUninitializedCapacity: Self.byteCount) { digest, count in
      unsafe SHA256_Final(digest.baseAddress, &rest)
      count = Self.byteCount
    }
  }
}
