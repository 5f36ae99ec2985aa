import SteleBase

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A pattern of the shell's kind that paths fit: `*`, `?`, `[a-z]`, and `**` across folders.
public struct PathPattern: Sendable, Equatable {
  private let pattern: String

  /// The pattern that `pattern` writes.
  public init(_ pattern: String) { self.pattern = pattern }

  /// Whether the file at `path`, relative to the folder that is searched, fits.
  ///
  /// A pattern without a slash is about a file's name, wherever the file lies.
  public func matches(_ path: String) -> Bool {
    if !pattern.contains("/") {
      let name = path.baseName
      return Self.fits(pattern, name, 0)
    }
    let flags = pattern.contains(text: "**") ? 0 : FNM_PATHNAME
    if Self.fits(pattern, path, flags) { return true }
    // `**/x` also fits an x that lies in no folder.
    return pattern.hasPrefix("**/") && Self.fits(String(pattern.dropFirst(3)), path, flags)
  }

  private static func fits(_ pattern: String, _ path: String, _ flags: CInt) -> Bool {
    BytePath(pattern).withSystemPath { pattern in
      BytePath(path).withSystemPath { fnmatch(pattern, $0, flags) == 0 }
    }
  }

  /// The paths on this system that fit, in the order of their names; `**` is as good as `*` here.
  public func existingPaths() -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard BytePath(pattern).withSystemPath({ glob($0, 0, nil, &found) }) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { name in
        BytePath(bytes: Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))).text
      }
    }
  }
}
