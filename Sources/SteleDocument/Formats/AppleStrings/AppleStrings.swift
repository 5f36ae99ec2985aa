import SteleBase

/// Apple's `.strings` and `.stringsdict`: values are units, keys and comments stay.
///
/// A file is a property list: the old text form, whose outer braces may be missing, or XML.
enum AppleStrings {
  /// The parts of `bytes`.
  static func parts(
    of bytes: [UInt8], options: DocumentOptions
  ) throws(DocumentError) -> DocumentParts {
    let first = bytes.first { !$0.isASCIIWhiteSpace }
    if first == UInt8(ascii: "<"), !bytes.drop(while: \.isASCIIWhiteSpace).dropFirst().isHexadecimal
    {
      return try PropertyListTexts.parts(of: bytes, options: options)
    }
    guard !bytes.starts(with: "bplist".utf8) else {
      throw .malformed(
        .appleStrings, at: 0, of: bytes,
        "it is a binary property list; convert it first with plutil -convert xml1")
    }
    var scanner = OldPropertyListScanner(bytes)
    return try scanner.parts(options: options)
  }
}

extension Collection<UInt8> {
  /// Whether these bytes begin as data of the old text form do.
  fileprivate var isHexadecimal: Bool {
    let next = first { !$0.isASCIIWhiteSpace }
    return next?.isASCIIDigit == true || next == UInt8(ascii: ">")
  }
}
