import SteleLicense

/// Names that a corpus has for licences, as documents in other formats can take them.
///
/// They are what somebody's detector wrote: on SPDX's list, on ScanCode's, or any text.
enum LicenseName {
  /// Whether nothing is named: `NONE`, `NOASSERTION`, or no text at all.
  static func isNone(_ name: String) -> Bool {
    name == "NONE" || name == "NOASSERTION" || name.allSatisfy(\.isWhitespace)
  }

  /// The name in letters, digits, dots and hyphens, as what follows `LicenseRef-` has to be.
  ///
  /// A name that has others, or is very long, ends in eight digits that follow from all of it, so that two
  /// names never become one.
  static func identifier(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      if isPlain(byte) { bytes.append(byte) } else if bytes.last != hyphen { bytes.append(hyphen) }
    }
    let isWhole = bytes.elementsEqual(name.utf8) && bytes.count <= longest
    if isWhole, !bytes.isEmpty { return name }
    bytes = Array(bytes.prefix(longest - 9))
    while bytes.last == hyphen { bytes.removeLast() }
    let start = bytes.isEmpty ? "unnamed" : String(decoding: bytes, as: UTF8.self)
    return start + "-" + ContentUUID.text(of: Array(name.utf8)).prefix(8)
  }

  /// Where the licence, or the first one of an expression, is described; nil if neither list has it.
  static func page(of name: String) -> String? {
    let first = name.split { " +()".contains($0) }.first.map(String.init) ?? name
    guard let license = LicenseTable.standard.license(named: first) else { return nil }
    guard license.spdxIdentifier.hasPrefix("LicenseRef-") else {
      return "https://spdx.org/licenses/\(license.spdxIdentifier).html"
    }
    return "https://scancode-licensedb.aboutcode.org/\(license.key).html"
  }

  private static let longest = 64
  private static let hyphen = UInt8(ascii: "-")

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), hyphen:
      true
    default: false
    }
  }
}
