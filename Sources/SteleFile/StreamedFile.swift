/// A file of bytes that is written from start to end, and appears, or changes, only once it is whole.
public final class StreamedFile {
  private let file: PartialFile
  private var byteCount = 0

  /// Begins to write what will be the file at `path`.
  public init(path: String) throws(FileError) { file = try PartialFile(target: path) }

  /// Writes all of `bytes` behind what was written.
  public func append(_ bytes: [UInt8]) throws(FileError) {
    // A closure's error would lose its type.
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(FileError) in try file.write(bytes, at: byteCount) }
    }
    try result.get()
    byteCount += bytes.count
  }

  /// Lets the file appear once all is on the disk; nothing can be written after that.
  public func finish() throws(FileError) { try file.replaceTarget() }
}
