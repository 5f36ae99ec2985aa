#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What a path may lead to that bytes are written to as they come, since no file can take its place: a
/// pipe, a terminal, another character device such as `/dev/null`, or what the process has open already,
/// such as `/dev/stdout`.
///
/// Standard output may be a log that is appended to. A new file in its place would lose what the log
/// holds, so that the log is never renamed over but written to where the shell left off.
package final class OpenOutput {
  private let path: String
  private let descriptor: CInt
  /// Whether the descriptor was opened here.
  private let isOwned: Bool

  /// Opens what `path` leads to; nil where a regular file, or nothing yet, lies there.
  ///
  /// `-` is standard output.
  init?(_ path: String) throws(FileError) {
    self.path = path
    if let descriptor = Self.ownDescriptor(path) {
      self.descriptor = descriptor
      isOwned = false
      return
    }
    guard Self.takesBytesAsTheyCome(BytePath(path)) else { return nil }
    // Waits for the reader of a pipe, as every program does.
    descriptor = BytePath(path).withSystemPath { open($0, O_WRONLY | O_CLOEXEC | O_NOCTTY) }
    isOwned = true
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: .last) }
  }

  deinit { if isOwned { close(descriptor) } }

  /// Writes all of `bytes`.
  func write(_ bytes: [UInt8]) throws(FileError) {
    if let reason = writeWhole(bytes, to: descriptor) {
      throw .cannotWrite(path: path, reason: reason)
    }
  }

  private static func takesBytesAsTheyCome(_ path: BytePath) -> Bool {
    var status = stat()
    guard path.withSystemPath({ stat($0, &status) }) == 0 else { return false }
    // A disk is a device as well, but nobody means to lose it to a report.
    return status.st_mode & S_IFMT == S_IFIFO || status.st_mode & S_IFMT == S_IFCHR
  }
}

extension OpenOutput {
  /// As many links as Linux follows.
  private static let mostLinks = 40

  /// The number of the process's own descriptor that `path` stands for, such as 1 for `/dev/stdout`; nil
  /// if it stands for none.
  ///
  /// Links are followed one by one: the last one, in `/proc/self/fd`, leads to the file's name, as which
  /// nobody could tell it from any other file.
  package static func ownDescriptor(_ path: String) -> CInt? {
    if path == "-" { return STDOUT_FILENO }
    var place = BytePath(path)
    for _ in 0..<mostLinks {
      let name = place.bytes.split(separator: UInt8(ascii: "/")).last ?? []
      let slash = place.bytes.lastIndex(of: UInt8(ascii: "/"))
      let folder = BytePath(bytes: slash.map { Array(place.bytes[...$0]) } ?? [UInt8(ascii: ".")])
      guard let real = folder.resolved else { return nil }
      if ownFolders.contains(real) { return CInt(String(decoding: name, as: UTF8.self)) }
      place = real.appending(name)
      guard let target = try? place.linkTarget() else { return nil }
      place =
        target.first == UInt8(ascii: "/") ? BytePath(bytes: target) : real.appending(target)
    }
    return nil
  }

  /// Folders of what the process has open, by number.
  private static var ownFolders: [BytePath] {
    #if os(Linux)
    ["/proc/self/fd", "/proc/thread-self/fd"].compactMap { BytePath($0).resolved }
    #else
    ["/dev/fd"].compactMap { BytePath($0).resolved }
    #endif
  }
}
