#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What lies in a folder.
public enum FolderContents {
  /// Something in a folder.
  public struct Entry: Sendable, Equatable {
    /// The name, of any bytes but zero and the slash.
    public let name: [UInt8]
    /// What it is; nil where the folder does not say, see ``FileStatus``.
    public let kind: FileStatus.Kind?
  }

  /// All that lies in the folder `path`, in the system's order; a link to a folder is one only if
  /// `followsLinks`.
  public static func entries(
    of path: BytePath, followsLinks: Bool = false
  ) throws(FileError) -> [Entry] {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
    let descriptor = path.withSystemPath { open($0, flags) }
    guard descriptor >= 0 else { throw .cannotOpen(path: path.text, reason: .last) }
    guard let folder = fdopendir(descriptor) else {
      let reason = SystemReason.last
      close(descriptor)
      throw .cannotOpen(path: path.text, reason: reason)
    }
    defer { closedir(folder) }
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      guard let name = name(of: entry), name != [0x2E], name != [0x2E, 0x2E] else { continue }
      entries.append(Entry(name: name, kind: kind(ofType: Int32(entry.pointee.d_type))))
    }
    guard errno == 0 else { throw .cannotRead(path: path.text, reason: .last) }
    return entries
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8]? {
    guard let name = entry.pointer(to: \.d_name) else { return nil }
    let start = UnsafeRawPointer(name)
    let count = strlen(start.assumingMemoryBound(to: CChar.self))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  private static func kind(ofType type: Int32) -> FileStatus.Kind? {
    switch type {
    case Int32(DT_REG): .file
    case Int32(DT_DIR): .folder
    case Int32(DT_LNK): .symbolicLink
    case Int32(DT_UNKNOWN): nil
    default: .other
    }
  }
}
