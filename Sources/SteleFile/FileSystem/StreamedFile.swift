/// A file of bytes that is written from start to end, and appears, or changes, only once it is whole.
///
/// A pipe, a terminal, `/dev/null`, `/dev/stdout` and what else the process has open takes the bytes as
/// they come; so does standard output for `-`.
public final class StreamedFile {
  private enum Place {
    case file(PartialFile)
    case open(OpenOutput)
  }

  private let place: Place
  private var byteCount = 0

  /// Begins to write what will be the file at `path`.
  public init(path: String) throws(FileError) {
    place =
      if let output = try OpenOutput(path) { .open(output) } else {
        .file(try PartialFile(target: path))
      }
  }

  /// Whether a file appears in the end.
  public var isFile: Bool { if case .file = place { true } else { false } }

  /// Writes all of `bytes` behind what was written.
  public func append(_ bytes: [UInt8]) throws(FileError) {
    switch place {
    case .open(let output): try output.write(bytes)
    case .file(let file):
      // A closure's error would lose its type.
      let result = bytes.withUnsafeBytes { bytes in
        Result { () throws(FileError) in try file.write(bytes, at: byteCount) }
      }
      try result.get()
      byteCount += bytes.count
    }
  }

  /// Lets the file appear once all is on the disk; nothing can be written after that.
  public func finish() throws(FileError) {
    if case .file(let file) = place { try file.replaceTarget() }
  }
}
