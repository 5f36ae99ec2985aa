import CMiniZip

/// minizip on an archive in memory, at one of its parts.
final class ZipReader {
  private let file: MemoryFile
  private let archive: unzFile
  private var hasBegun = false

  init(_ bytes: [UInt8]) throws(ZipError) {
    file = MemoryFile(bytes)
    var functions = unsafe file.functions
    guard let archive = unsafe unzOpen2_64(nil, &functions) else { throw .damaged }
    unsafe self.archive = unsafe archive
  }

  deinit { unsafe unzClose(archive) }

  /// Goes to the next part, and says where that is; nil behind the last.
  func next() throws(ZipError) -> (offset: UInt64, number: UInt64)? {
    let status = unsafe hasBegun ? unzGoToNextFile(archive) : unzGoToFirstFile(archive)
    hasBegun = true
    if status == UNZ_END_OF_LIST_OF_FILE { return nil }
    var place = unz64_file_pos()
    guard status == UNZ_OK, unsafe unzGetFilePos64(archive, &place) == UNZ_OK else {
      // No document is an archive without parts; one whose end is cut off looks so.
      throw .damaged
    }
    return (place.pos_in_zip_directory, place.num_of_file)
  }

  /// Goes to a part.
  func go(to offset: UInt64, number: UInt64) throws(ZipError) {
    var place = unz64_file_pos(pos_in_zip_directory: offset, num_of_file: number)
    guard unsafe unzGoToFilePos64(archive, &place) == UNZ_OK else { throw .damaged }
  }

  /// What the directory says of the part.
  func header() throws(ZipError) -> ZipHeader {
    var info = unz_file_info64()
    guard
      unsafe unzGetCurrentFileInfo64(archive, &info, nil, 0, nil, 0, nil, 0) == UNZ_OK,
      let byteCount = Int(exactly: info.uncompressed_size),
      let compressedByteCount = Int(exactly: info.compressed_size)
    else { throw .damaged }
    // minizip ends texts with a zero where there is room.
    var name = [CChar](repeating: 0, count: Int(info.size_filename) + 1)
    var extra = [UInt8](repeating: 0, count: Int(info.size_file_extra) + 1)
    var comment = [CChar](repeating: 0, count: Int(info.size_file_comment) + 1)
    guard
      unsafe unzGetCurrentFileInfo64(
        archive, &info, &name, UInt(name.count), &extra, UInt(extra.count - 1), &comment,
        UInt(comment.count)) == UNZ_OK
    else { throw .damaged }
    let nameBytes = name.dropLast().map { UInt8(bitPattern: $0) }
    // A zero would end the name when it is written.
    guard !nameBytes.isEmpty, !nameBytes.contains(0) else { throw .damaged }
    return ZipHeader(
      name: nameBytes, version: info.version, flags: info.flag,
      method: Int(info.compression_method), date: info.dosDate, checksum: info.crc,
      byteCount: byteCount, compressedByteCount: compressedByteCount,
      internalAttributes: info.internal_fa, externalAttributes: info.external_fa,
      extra: extra.dropLast(), comment: comment.dropLast().map { UInt8(bitPattern: $0) })
  }

  /// The part's bytes, expanded or as they are; nil if they are damaged.
  ///
  /// Reading ends when there are more than `limit`.
  func contents(isRaw: Bool, limit: Int) -> [UInt8]? {
    var (method, level) = (CInt(0), CInt(0))
    guard unsafe unzOpenCurrentFile2(archive, &method, &level, isRaw ? 1 : 0) == UNZ_OK else {
      return nil
    }
    var contents: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    var count: CInt
    repeat {
      count = unsafe unzReadCurrentFile(archive, &buffer, UInt32(buffer.count))
      if count > 0 { contents += buffer[..<Int(count)] }
    } while count > 0 && contents.count <= limit
    let status = unsafe unzCloseCurrentFile(archive)
    return count >= 0 && (isRaw || status == UNZ_OK) ? contents : nil
  }

  /// What stands before the part's bytes besides: programs may write other things than into the
  /// directory.
  func localExtra() throws(ZipError) -> [UInt8] {
    var (method, level) = (CInt(0), CInt(0))
    guard unsafe unzOpenCurrentFile2(archive, &method, &level, 1) == UNZ_OK else {
      throw .damaged
    }
    defer { unsafe unzCloseCurrentFile(archive) }
    let count = unsafe unzGetLocalExtrafield(archive, nil, 0)
    guard count >= 0 else { throw .damaged }
    if count == 0 { return [] }
    var extra = [UInt8](repeating: 0, count: Int(count))
    guard unsafe unzGetLocalExtrafield(archive, &extra, UInt32(count)) == count else {
      throw .damaged
    }
    return extra
  }

  /// The remark on the whole archive, a zero behind it.
  var comment: [CChar] {
    var information = unz_global_info64()
    guard unsafe unzGetGlobalInfo64(archive, &information) == UNZ_OK else { return [0] }
    var comment = [CChar](repeating: 0, count: Int(information.size_comment) + 1)
    guard unsafe unzGetGlobalComment(archive, &comment, UInt(comment.count)) >= 0 else {
      return [0]
    }
    return comment
  }
}
