/// What an archive's directory says of a part.
struct ZipHeader {
  var name: [UInt8]
  /// The program and version that made the part.
  var version: UInt
  var flags: UInt
  var method: Int
  /// Date and time of the last change, as MS-DOS had them.
  var date: UInt
  var checksum: UInt
  var byteCount: Int
  var compressedByteCount: Int
  var internalAttributes: UInt
  var externalAttributes: UInt
  var extra: [UInt8]
  var comment: [UInt8]
}

/// What programs add to a header: fields with a number and a length each.
enum ZipExtra {
  /// `extra` without the field of 64-bit sizes, which are written anew.
  static func withoutLargeSizes(_ extra: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var rest = extra[...]
    while rest.count >= 4 {
      let start = rest.startIndex
      let count = Int(rest[start + 2]) | Int(rest[start + 3]) << 8
      let field = rest.prefix(4 + count)
      if !field.starts(with: [1, 0]) { kept += field }
      rest = rest.dropFirst(field.count)
    }
    return kept
  }
}
