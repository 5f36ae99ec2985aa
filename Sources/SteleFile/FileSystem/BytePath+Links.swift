#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension BytePath {
  /// The absolute path with all symbolic links followed; nil where nothing is there.
  public var resolved: BytePath? {
    withSystemPath { path in
      guard let real = realpath(path, nil) else { return nil }
      defer { free(real) }
      return BytePath(bytes: Array(UnsafeRawBufferPointer(start: real, count: strlen(real))))
    }
  }

  /// The text of the symbolic link that lies here.
  public func linkTarget() throws(FileError) -> [UInt8] {
    let limit = Int(PATH_MAX)
    var target = [CChar](repeating: 0, count: limit)
    let count = withSystemPath { readlink($0, &target, limit) }
    guard count >= 0 else { throw .cannotRead(path: text, reason: .last) }
    guard count < limit else {
      throw .tooLarge(path: text, byteCount: count, limit: limit - 1)
    }
    return target[..<count].map(UInt8.init(bitPattern:))
  }

  /// Takes away the file or link that lies here, if there is one that may be.
  package func remove() { _ = withSystemPath { unlink($0) } }

  /// Gives what lies here the name `target`; whether that went well.
  func takeName(_ target: BytePath) -> Bool {
    withSystemPath { old in target.withSystemPath { new in rename(old, new) == 0 } }
  }
}
