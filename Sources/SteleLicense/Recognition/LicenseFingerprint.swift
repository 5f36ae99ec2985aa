/// What is kept of a licence's text or notice to recognize it: some hashes of three words in a row.
struct LicenseFingerprint {
  let identifier: String
  let isNotice: Bool
  /// The smallest hashes, in order; all of them if the text is short.
  let hashes: [UInt32]
  /// Hashes up to this one are complete, so that those of two fingerprints can be compared.
  let completeUpTo: UInt32

  /// Reads a row of the table that `Tools/tables/make-license-tables` makes, or nil if it is none.
  init?(row fields: [Substring]) {
    guard fields.count == 4, let count = Int(fields[2]) else { return nil }
    identifier = String(fields[0])
    isNotice = fields[1] == "notice"
    hashes = Self.numbers(inBase64: fields[3])
    guard let last = hashes.last else { return nil }
    completeUpTo = hashes.count < count ? last : .max
  }

  /// Little-endian numbers of 32 bits from base64.
  private static func numbers(inBase64 text: Substring) -> [UInt32] {
    var numbers: [UInt32] = []
    var bits: UInt64 = 0
    var bitCount = 0
    for character in text.utf8 {
      guard let digit = digits[Int(character)] else { break }
      bits = bits << 6 | UInt64(digit)
      bitCount += 6
      if bitCount >= 32 {
        bitCount -= 32
        numbers.append(UInt32(truncatingIfNeeded: bits >> UInt64(bitCount)).byteSwapped)
      }
    }
    return numbers
  }

  private static let digits: [UInt8?] = {
    var digits = [UInt8?](repeating: nil, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, character) in alphabet.utf8.enumerated() { digits[Int(character)] = UInt8(value) }
    return digits
  }()
}

extension LicenseFingerprint {
  /// The hashes that are surely not in the other text.
  func own(beside other: LicenseFingerprint) -> [UInt32] {
    let others = Set(other.hashes)
    return hashes.filter { $0 <= other.completeUpTo && !others.contains($0) }
  }

  /// Whether the texts share so much that one may be taken for the other.
  func resembles(_ other: LicenseFingerprint) -> Bool {
    let others = Set(other.hashes)
    let end = min(completeUpTo, other.completeUpTo)
    let smaller = min(hashes.count { $0 <= end }, other.hashes.count { $0 <= end })
    return Double(hashes.count(where: others.contains)) >= 0.3 * Double(smaller)
  }
}
