import SteleFile

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where a path leads, and the links on the way, whose owners could make it lead elsewhere.
struct PathResolution {
  /// The place itself, without links.
  let real: FilePath
  /// Every link that is followed on the way, by its own place without links.
  private(set) var links: [FilePath] = []
  /// Whether it leads to a folder.
  private(set) var isFolder = true

  /// As many links as Linux follows.
  private static let mostLinks = 40

  /// Follows `path`; nil if a name on the way is missing, or links lead nowhere.
  init?(_ path: String) {
    var real = FilePath("/")
    let bytes = BytePath(path).bytes
    var waiting = Self.parts(bytes)
    if bytes.first != UInt8(ascii: "/") {
      guard let folder = Self.workingFolder else { return nil }
      waiting = Self.parts(folder) + waiting
    }
    waiting.reverse()
    while let name = waiting.popLast() {
      if name.elementsEqual("..".utf8) {
        real = Self.parent(of: real)
        isFolder = true
        continue
      }
      let place = real.appending(name)
      guard let status = Self.status(of: place) else { return nil }
      guard status.st_mode & S_IFMT == S_IFLNK else {
        real = place
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        continue
      }
      links.append(place)
      guard links.count <= Self.mostLinks, let target = Self.target(of: place) else { return nil }
      if target.first == UInt8(ascii: "/") { real = FilePath("/") }
      waiting += Self.parts(target).reversed()
    }
    self.real = real
  }

  private static func parts(_ path: [UInt8]) -> [ArraySlice<UInt8>] {
    path.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
  }

  private static func parent(of path: FilePath) -> FilePath {
    let end = path.bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0
    return FilePath(bytes: [UInt8(ascii: "/")] + path.bytes[..<end])
  }

  private static func terminated(_ path: FilePath) -> [CChar] {
    path.bytes.map { CChar(bitPattern: $0) } + [0]
  }

  /// What lies at `path` itself, which may be a link.
  static func status(of path: FilePath) -> stat? {
    var status = stat()
    return lstat(terminated(path), &status) == 0 ? status : nil
  }

  private static func target(of path: FilePath) -> [UInt8]? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(terminated(path), &buffer, buffer.count)
    return count > 0 ? buffer.prefix(count).map { UInt8(bitPattern: $0) } : nil
  }

  private static var workingFolder: [UInt8]? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard getcwd(&buffer, buffer.count) != nil else { return nil }
    return buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  }
}
