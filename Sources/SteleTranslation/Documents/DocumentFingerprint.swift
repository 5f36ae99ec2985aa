import SteleFile

/// What tells whether a document would be translated as it was: its bytes and all that decides on
/// its translation.
enum DocumentFingerprint {
  /// The fingerprint of a document of these bytes, with these settings.
  static func of(_ bytes: [UInt8], settings: String) -> String {
    var checksum = Checksum()
    bytes.withUnsafeBytes { checksum.update($0) }
    // The length keeps the two apart.
    Array("\(bytes.count) \(settings)".utf8).withUnsafeBytes { checksum.update($0) }
    return text(checksum.value)
  }

  /// The checksum of an output.
  static func of(output bytes: [UInt8]) -> String {
    text(bytes.withUnsafeBytes(Checksum.of))
  }

  private static func text(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
