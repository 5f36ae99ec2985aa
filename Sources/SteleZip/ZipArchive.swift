import CMiniZip
import SteleBase

/// A zip archive in memory: its parts can be read, and some of them replaced.
///
/// Safe for archives from anywhere: sizes are believed only as far as bytes come, and no part is
/// expanded beyond what its reader allows.
package struct ZipArchive: Sendable {
  /// A part of an archive.
  package struct Part: Sendable {
    /// Its path in the archive, as it is written there.
    package let name: [UInt8]
    fileprivate let place: Place

    /// The path as text.
    package var path: String { String(decoding: name, as: UTF8.self) }
  }

  /// Where minizip finds a part.
  fileprivate struct Place: Sendable {
    var offset: UInt64
    var number: UInt64
  }

  /// Archives of more parts are refused.
  package static let maximumPartCount = 65_535

  /// The parts in the order of the archive's directory.
  package let parts: [Part]
  private let bytes: [UInt8]
  private let numbers: [[UInt8]: Int]

  /// Whether `bytes` begin as a zip archive that has something in it.
  package static func isArchive(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
  }

  /// Reads the directory of the archive in `bytes`.
  package init(_ bytes: [UInt8]) throws(ZipError) {
    self.bytes = bytes
    let reader = try ZipReader(bytes)
    var parts: [Part] = []
    var numbers: [[UInt8]: Int] = [:]
    while let place = try reader.next() {
      guard parts.count < Self.maximumPartCount else {
        throw .tooManyParts(limit: Self.maximumPartCount)
      }
      let name = try reader.header().name
      guard numbers.updateValue(parts.count, forKey: name) == nil else {
        throw .sameName(Self.shown(name))
      }
      parts.append(Part(name: name, place: Place(offset: place.offset, number: place.number)))
    }
    self.parts = parts
    self.numbers = numbers
  }

  /// The number of the part called `name`; nil if there is none.
  package func part(named name: String) -> Int? { numbers[Array(name.utf8)] }

  /// The bytes of a part, at most `limit`.
  package func contents(of number: Int, limit: Int) throws(ZipError) -> [UInt8] {
    let reader = try open(number)
    let header = try reader.header()
    let name = Self.shown(header.name)
    guard header.flags & 1 == 0 else { throw .encrypted(name) }
    guard header.method == 0 || header.method == Z_DEFLATED else {
      throw .unsupportedCompression(name, method: header.method)
    }
    guard header.byteCount <= limit else { throw .tooLarge(name, limit: limit) }
    guard let contents = reader.contents(isRaw: false, limit: limit) else {
      throw .damagedPart(name)
    }
    guard contents.count <= limit else { throw .tooLarge(name, limit: limit) }
    guard contents.count == header.byteCount else { throw .damagedPart(name) }
    return contents
  }

  /// The archive with some parts replaced, by their numbers.
  ///
  /// All others keep their bytes, compressed as they are; those that are replaced keep their names,
  /// dates and order, and whether they are compressed.
  package func replacing(_ replacements: [Int: [UInt8]]) throws(ZipError) -> [UInt8] {
    let writer = try ZipWriter()
    for (number, part) in parts.enumerated() {
      let reader = try open(number)
      let header = try reader.header()
      if let contents = replacements[number] {
        try writer.add(contents, as: header, localExtra: reader.localExtra())
      } else {
        guard let raw = reader.contents(isRaw: true, limit: bytes.count),
          raw.count == header.compressedByteCount
        else { throw .damagedPart(Self.shown(part.name)) }
        try writer.add(raw: raw, as: header, localExtra: reader.localExtra())
      }
    }
    return try writer.finish(comment: ZipReader(bytes).comment)
  }

  private func open(_ number: Int) throws(ZipError) -> ZipReader {
    let reader = try ZipReader(bytes)
    let place = parts[number].place
    try reader.go(to: place.offset, number: place.number)
    return reader
  }

  /// A name as a message may show it.
  static func shown(_ name: [UInt8]) -> String {
    Escaped.text(String(decoding: name, as: UTF8.self), limit: 80)
  }
}
