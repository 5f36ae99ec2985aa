/// A corpus file without what lies between its sections, so that a small one is a few kilobytes
/// long and a fuzzer's mutations meet something.
///
/// Header and table are those of the file, but nobody reads where sections lie: they follow each
/// other at once. Where the header's checksum is zero, all checksums are made right when the file
/// is unpacked. What stands behind the last section is no part of the file.
public struct PackedCorpus {
  /// The file's bytes.
  public let file: [UInt8]
  /// The bytes behind the last section.
  public let tail: ArraySlice<UInt8>

  /// More sections than this are not unpacked.
  private static let mostSections = 64

  /// Unpacks `packed`; nil if that is too short to have a table.
  public init?(unpacking packed: [UInt8]) {
    guard let table = SectionTable(packed), table.count <= Self.mostSections else { return nil }
    var file = Array(packed[..<table.end])
    var rest = packed[table.end...]
    for index in 0..<table.count {
      let contents = rest.prefix(table.byteCount(of: index, in: packed))
      rest = rest.dropFirst(contents.count)
      file += [UInt8](repeating: 0, count: SectionTable.padding(behind: file.count))
      file.store(UInt64(file.count), at: SectionTable.offsetField(of: index))
      file += contents
    }
    if packed[SectionTable.checksumField].allSatisfy({ $0 == 0 }) {
      file.store(UInt64(file.count), at: SectionTable.byteCountField)
      CorpusChecksums.correct(in: &file)
    }
    self.file = file
    tail = rest
  }

  /// Packs the bytes of a file, to be unpacked with all checksums made right.
  public static func pack(_ file: [UInt8]) -> [UInt8] {
    guard let table = SectionTable(file) else { return file }
    var packed = Array(file[..<table.end])
    for index in 0..<table.count { packed += file[table.range(of: index, in: file)] }
    packed.replaceSubrange(SectionTable.checksumField, with: repeatElement(0, count: 8))
    return packed
  }
}
