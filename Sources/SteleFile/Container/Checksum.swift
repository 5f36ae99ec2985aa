import CXXHash

/// The XXH3 checksum (64 bits) of bytes that come piece by piece.
public struct Checksum: ~Copyable {
  private let state: OpaquePointer?

  /// The checksum of no bytes.
  public init() {
    state = XXH3_createState()
    XXH3_64bits_reset(state)
  }

  deinit { XXH3_freeState(state) }

  /// Adds `bytes` at the end.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    XXH3_64bits_update(state, bytes.baseAddress, bytes.count)
  }

  /// The checksum of all bytes so far.
  public var value: UInt64 { XXH3_64bits_digest(state) }

  /// The checksum of `bytes`.
  public static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    XXH3_64bits(bytes.baseAddress, bytes.count)
  }
}
