import CMiniZip

/// Writes an archive with minizip, in memory.
final class ZipWriter {
  private let file = MemoryFile([])
  private var archive: zipFile?

  init() throws(ZipError) {
    var functions = unsafe file.functions
    unsafe archive = unsafe zipOpen2_64(nil, APPEND_STATUS_CREATE, nil, &functions)
    guard unsafe archive != nil else { throw .damaged }
  }

  deinit { if let archive = unsafe archive { unsafe zipClose(archive, nil) } }

  /// Adds a part with these bytes, compressed if `header`'s is.
  func add(_ contents: [UInt8], as header: ZipHeader, localExtra: [UInt8]) throws(ZipError) {
    try begin(header, localExtra, isRaw: false)
    try write(contents, of: header)
    guard unsafe zipCloseFileInZip(archive) == ZIP_OK else {
      throw .damagedPart(ZipArchive.shown(header.name))
    }
  }

  /// Adds a part whose bytes are compressed as `header` says.
  func add(raw contents: [UInt8], as header: ZipHeader, localExtra: [UInt8]) throws(ZipError) {
    try begin(header, localExtra, isRaw: true)
    try write(contents, of: header)
    guard
      unsafe zipCloseFileInZipRaw64(archive, UInt64(header.byteCount), header.checksum) == ZIP_OK
    else { throw .damagedPart(ZipArchive.shown(header.name)) }
  }

  private func begin(
    _ header: ZipHeader, _ localExtra: [UInt8], isRaw: Bool
  ) throws(ZipError) {
    var information = zip_fileinfo()
    information.dosDate = header.date
    information.internal_fa = header.internalAttributes
    information.external_fa = header.externalAttributes
    let name = (header.name + [0]).map { CChar(bitPattern: $0) }
    let comment = (header.comment + [0]).map { CChar(bitPattern: $0) }
    let local = ZipExtra.withoutLargeSizes(localExtra)
    let global = ZipExtra.withoutLargeSizes(header.extra)
    // Sizes and the checksum stand before the bytes now, not behind them; new bytes are not encrypted.
    let flags = header.flags & (isRaw ? ~0b1000 : ~0b1001)
    let status = unsafe zipOpenNewFileInZip4_64(
      archive, name, &information, local, UInt32(local.count), global, UInt32(global.count),
      header.comment.isEmpty ? nil : comment, CInt(header.method), Z_DEFAULT_COMPRESSION,
      isRaw ? 1 : 0, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nil, 0, header.version, flags,
      0)
    guard status == ZIP_OK else { throw .damagedPart(ZipArchive.shown(header.name)) }
  }

  private func write(_ contents: [UInt8], of header: ZipHeader) throws(ZipError) {
    guard
      unsafe zipWriteInFileInZip(archive, contents, UInt32(contents.count)) == ZIP_OK
    else { throw .damagedPart(ZipArchive.shown(header.name)) }
  }

  /// Closes the archive, and gives its bytes.
  func finish(comment: [CChar]) throws(ZipError) -> [UInt8] {
    defer { unsafe archive = nil }
    guard unsafe zipClose(archive, comment) == ZIP_OK else { throw .damaged }
    return file.bytes
  }
}
