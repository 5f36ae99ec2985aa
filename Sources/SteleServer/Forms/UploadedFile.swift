import SteleFile

/// A file that came with a form.
///
/// Its first mebibyte is in memory; with more it goes to a file without a name in the system's
/// folder for temporary files.
struct UploadedFile: Sendable {
  /// What the client calls it; empty where no file was chosen.
  let name: String
  private let contents: Contents

  private enum Contents: Sendable {
    case memory([UInt8])
    case disk(Spool)
  }

  /// A file on disk, which only one task at a time reads.
  private final class Spool: @unchecked Sendable {
    let file: ScratchFile

    init(_ file: ScratchFile) { self.file = file }
  }

  /// A file with these contents.
  init(name: String, contents: [UInt8]) {
    self.name = name
    self.contents = .memory(contents)
  }

  /// The number of bytes.
  var byteCount: Int {
    switch contents {
    case .memory(let bytes): bytes.count
    case .disk(let spool): spool.file.byteCount
    }
  }

  /// All of it.
  func bytes() throws(FileError) -> [UInt8] {
    switch contents {
    case .memory(let bytes): return bytes
    case .disk(let spool):
      return try spool.file.contents()
    }
  }
}

extension UploadedFile {
  /// A file that is arriving.
  struct Incoming {
    private let name: String
    private let limit: Int
    private var bytes: [UInt8] = []
    private var file: ScratchFile?

    /// More goes to disk.
    private static let memoryByteCount = 1 << 20

    /// A file called `name` of at most `limit` bytes.
    init(name: String, limit: Int) {
      self.name = name
      self.limit = limit
    }

    private var byteCount: Int { (file?.byteCount ?? 0) + bytes.count }

    /// Adds what arrived next; nil where that is more than the limit.
    mutating func append(_ new: ArraySlice<UInt8>) throws(FileError) -> Bool {
      guard new.count <= limit - byteCount else { return false }
      bytes += new
      if bytes.count > Self.memoryByteCount { try spill() }
      return true
    }

    private mutating func spill() throws(FileError) {
      let target = TemporaryFolder.path + "/stele-upload-" + Token.random()
      let file: ScratchFile
      if let begun = self.file { file = begun } else { file = try ScratchFile(beside: target) }
      self.file = file
      try file.append(bytes)
      bytes.removeAll(keepingCapacity: true)
    }

    /// The file, now that it is complete.
    mutating func finish() throws(FileError) -> UploadedFile {
      guard file != nil else { return UploadedFile(name: name, contents: bytes) }
      try spill()
      guard let file else { return UploadedFile(name: name, contents: bytes) }
      return UploadedFile(name: name, contents: .disk(Spool(file)))
    }
  }

  private init(name: String, contents: Contents) {
    self.name = name
    self.contents = contents
  }
}
