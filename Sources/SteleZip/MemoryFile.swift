import CMiniZip

/// Bytes that minizip reads and writes as a file.
///
/// minizip gets the object's address and never keeps it longer than the archive that is open on it, so
/// whoever opens one keeps the object until it is closed.
final class MemoryFile {
  private(set) var bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// How minizip reaches the bytes.
  var functions: zlib_filefunc64_def {
    unsafe zlib_filefunc64_def(
      zopen64_file: { opaque, _, _ in unsafe opaque },
      zread_file: { opaque, _, buffer, count in
        guard let file = unsafe MemoryFile.at(opaque), let buffer = unsafe buffer else { return 0 }
        return UInt(
          file.read(into: unsafe UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))))
      },
      zwrite_file: { opaque, _, buffer, count in
        guard let file = unsafe MemoryFile.at(opaque), let buffer = unsafe buffer else { return 0 }
        file.write(unsafe UnsafeRawBufferPointer(start: buffer, count: Int(count)))
        return count
      },
      ztell64_file: { opaque, _ in UInt64(unsafe MemoryFile.at(opaque)?.position ?? 0) },
      zseek64_file: { opaque, _, offset, origin in
        unsafe MemoryFile.at(opaque)?.seek(to: offset, from: origin) ?? false ? 0 : -1
      },
      zclose_file: { _, _ in 0 },
      zerror_file: { _, _ in 0 },
      opaque: Unmanaged.passUnretained(self).toOpaque())
  }

  private static func at(_ address: UnsafeMutableRawPointer?) -> MemoryFile? {
    guard let address = unsafe address else { return nil }
    return unsafe Unmanaged<MemoryFile>.fromOpaque(address).takeUnretainedValue()
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - position)
    guard count > 0 else { return 0 }
    unsafe buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }

  /// Writes over what is there, and beyond its end.
  private func write(_ new: UnsafeRawBufferPointer) {
    let covered = min(new.count, bytes.count - position)
    bytes.replaceSubrange(position..<position + covered, with: unsafe new)
    position += new.count
  }

  private func seek(to offset: UInt64, from origin: CInt) -> Bool {
    let start =
      switch origin {
      case ZLIB_FILEFUNC_SEEK_CUR: position
      case ZLIB_FILEFUNC_SEEK_END: bytes.count
      default: 0
      }
    // minizip goes back by numbers that are negative only when read so.
    let (target, overflow) = start.addingReportingOverflow(Int(truncatingIfNeeded: offset))
    guard !overflow, (0...bytes.count).contains(target) else { return false }
    position = target
    return true
  }
}
