import SteleFile

/// Where a path leads, and the links on the way, whose owners could make it lead elsewhere.
struct PathResolution {
  /// The place itself, without links.
  let real: BytePath
  /// Every link that is followed on the way, by its own place without links.
  private(set) var links: [BytePath] = []

  /// As many links as Linux follows.
  private static let mostLinks = 40

  /// Follows `path`; nil if a name on the way is missing, or links lead nowhere.
  init?(_ path: String) {
    var real = BytePath("/")
    let bytes = BytePath(path).bytes
    var waiting = Self.parts(bytes)
    if bytes.first != UInt8(ascii: "/") {
      guard let folder = BytePath(".").resolved else { return nil }
      waiting = Self.parts(folder.bytes) + waiting
    }
    waiting.reverse()
    while let name = waiting.popLast() {
      if name.elementsEqual("..".utf8) {
        real = Self.parent(of: real)
        continue
      }
      let place = real.appending(name)
      guard let status = try? FileStatus(of: place) else { return nil }
      guard status.kind == .symbolicLink else {
        real = place
        continue
      }
      links.append(place)
      guard links.count <= Self.mostLinks, let target = try? place.linkTarget() else { return nil }
      if target.first == UInt8(ascii: "/") { real = BytePath("/") }
      waiting += Self.parts(target).reversed()
    }
    self.real = real
  }

  private static func parts(_ path: [UInt8]) -> [ArraySlice<UInt8>] {
    path.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
  }

  private static func parent(of path: BytePath) -> BytePath {
    let end = path.bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0
    return BytePath(bytes: end == 0 ? [UInt8(ascii: "/")] : Array(path.bytes[..<end]))
  }
}
