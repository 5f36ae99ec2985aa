#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A path as the system has it: any bytes but zero, for names of files need not be UTF-8.
public struct BytePath: Hashable, Sendable {
  /// The path's bytes, without a zero at the end.
  public let bytes: [UInt8]

  /// A path of these bytes.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// A path that was given as text.
  public init(_ text: String) { bytes = Array(text.utf8) }

  /// What `relative` means in this folder; the folder itself where it is empty.
  public func appending(_ relative: some Collection<UInt8>) -> BytePath {
    if relative.isEmpty { return self }
    let separator = bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
    return BytePath(bytes: bytes + separator + relative)
  }

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
    guard count >= 0 else { throw .cannotRead(path: description, reason: .last) }
    guard count < limit else {
      throw .tooLarge(path: description, byteCount: count, limit: limit - 1)
    }
    return target[..<count].map(UInt8.init(bitPattern:))
  }

  /// Calls `body` with the path as the system wants it.
  func withSystemPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer { buffer in
      // There is at least the zero at the end.
      buffer.baseAddress.map(body) ?? "".withCString(body)
    }
  }
}

extension BytePath: CustomStringConvertible {
  /// The path as text; bytes that are no UTF-8 are replaced.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}
