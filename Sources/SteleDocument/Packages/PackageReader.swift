import SteleZip

/// The parts of a package, read as far as a document may be large.
struct PackageReader {
  private let archive: ZipArchive
  /// Bytes that may still be expanded.
  private var room = DocumentLimits.byteCount

  /// What files begin with that hold an encrypted document, or one of Office's older formats.
  private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  init(_ bytes: [UInt8]) throws(DocumentError) {
    guard !bytes.starts(with: Self.compoundFile) else {
      throw .damagedPackage(
        reason:
          "the document is encrypted, or in a binary format of before 2007; open it and save it "
          + "in today's format without a password first")
    }
    do {
      archive = try ZipArchive(bytes)
    } catch {
      throw .damagedPackage(reason: error.description)
    }
  }

  /// The paths of all parts, in order.
  var paths: [String] { archive.parts.map(\.path) }

  /// Whether there is a part at `path`.
  func has(_ path: String) -> Bool { archive.part(named: path) != nil }

  /// The bytes of the part at `path`; nil if there is none.
  mutating func contents(of path: String) throws(DocumentError) -> [UInt8]? {
    guard let number = archive.part(named: path) else { return nil }
    do {
      let contents = try archive.contents(of: number, limit: room)
      room -= contents.count
      return contents
    } catch {
      throw .damagedPackage(reason: error.description)
    }
  }

  /// The text of the part at `path`; nil if there is none.
  mutating func text(of path: String) throws(DocumentError) -> DecodedText? {
    guard let contents = try contents(of: path) else { return nil }
    do throws(DocumentError) {
      return try DecodedText(decoding: contents)
    } catch {
      throw .damagedPart(path, error)
    }
  }

  /// The archive with some parts replaced, by their paths.
  func replacing(_ parts: [String: [UInt8]]) throws(DocumentError) -> [UInt8] {
    var replacements: [Int: [UInt8]] = [:]
    for (path, contents) in parts {
      if let number = archive.part(named: path) { replacements[number] = contents }
    }
    do {
      return try archive.replacing(replacements)
    } catch {
      throw .damagedPackage(reason: error.description)
    }
  }
}
