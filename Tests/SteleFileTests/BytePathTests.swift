import Foundation
import SteleFile
import SteleTestSupport
import Testing

/// Paths of any bytes, as bytes and as text.
@Suite struct BytePathTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Random names, of which many are no UTF-8 and some have the code points that stand for bytes.
  private static func randomNames(count: Int) -> [[UInt8]] {
    var random = SplitMix64(seed: 20)
    let parts: [[UInt8]] = [
      [0xFF], [0xC3], [0xA9], [0xF4], [0x8F], [0xBA], [0x80], Array("é".utf8), Array("a".utf8),
      Array("\u{10FE80}".utf8), Array("\u{10FEFF}".utf8), Array("\u{10FE7F}".utf8),
      Array("\u{10FF00}".utf8), Array("e\u{301}".utf8),
    ]
    return (0..<count).map { _ in
      if Bool.random(using: &random) {
        return (0..<Int.random(in: 1...9, using: &random)).flatMap { _ in
          parts[Int.random(in: 0..<parts.count, using: &random)]
        }
      }
      return (0..<Int.random(in: 1...20, using: &random)).map { _ in
        let byte = UInt8.random(in: 1...255, using: &random)
        return byte == UInt8(ascii: "/") ? 0xFE : byte
      }
    }
  }

  @Test func `Any path is made again of its text, and no two have the same`() {
    var pathOfText: [[UInt8]: [UInt8]] = [:]
    for name in Self.randomNames(count: 5000) {
      let text = BytePath(bytes: name).text
      #expect(BytePath(text).bytes == name, "\(name)")
      #expect(pathOfText.updateValue(name, forKey: Array(text.utf8)) ?? name == name)
    }
  }

  @Test
  func `The text of a path that is text is that text, but for the code points with a meaning`() {
    for text in ["", "a", "ü/é.c", "日本", "\u{10FE7F}", "\u{10FF00}", "\u{10FFFF}", "e\u{301}"] {
      let path = BytePath(text)
      #expect(path.bytes == Array(text.utf8) && Array(path.text.utf8) == Array(text.utf8))
    }
    let own = BytePath(bytes: Array("\u{10FE80}".utf8))
    #expect(own.text.unicodeScalars.map(\.value) == [0x10FEF4, 0x10FE8F, 0x10FEBA, 0x10FE80])
  }

  @Test func `Bytes that are no text are shown in hexadecimal`() {
    let path = BytePath(bytes: Array("q".utf8) + [0xFF] + Array("é.c".utf8) + [0xC3])
    #expect(path.description == #"q\xFFé.c\xC3"#)
    #expect(BytePath.shown("Error: \(path.text): no") == #"Error: q\xFFé.c\xC3: no"#)
    #expect(
      FileError.empty(path: path.text).description == #"q\xFFé.c\xC3: the file is empty"#)
  }

  @Test func `Names and folders are what lies around the last slash that has a name behind it`() {
    for (path, folder, name) in [
      ("a", ".", "a"), ("a/b", "a/", "b"), ("a/b/", "a/", "b"), ("/a", "/", "a"), ("/", "/", ""),
    ] {
      #expect(BytePath(path).folder.description == folder, "\(path)")
      #expect(String(decoding: BytePath(path).name, as: UTF8.self) == name, "\(path)")
    }
    #expect(BytePath("a/b").isBelow(BytePath("a")) && BytePath("a").isBelow(BytePath("a")))
    #expect(!BytePath("ab").isBelow(BytePath("a")) && BytePath("/a").isBelow(BytePath("/")))
  }

  @Test
  func `Whatever a file is called, it is written, found, mapped, locked and removed by its text`()
    throws
  {
    let root = BytePath(folder.url.path)
    for (index, name) in Self.randomNames(count: 60).enumerated() {
      let place = root.appending(Array("\(index)/".utf8) + name)
      try FolderContents.makeFolders(upTo: place.text)
      try SmallFile.write([1, 2], to: place.text)
      #expect(try SmallFile.read(place.text, limit: 2) == [1, 2])
      #expect(try FolderContents.entries(of: place.folder).map(\.name) == [name])
      #expect(place.resolved?.name.elementsEqual(name) ?? false)
      #expect(FileIdentity(of: place) != nil && FileIdentity(of: place.folder) == nil)
      #expect(try FileStatus(of: place).byteCount == 2)
      let file = try SequentialFile(path: place.text)
      var two: [UInt8] = [0, 0]
      #expect(try two.withUnsafeMutableBytes { try file.read(into: $0) } == 2)
      _ = try ScratchFile(beside: place.text)
      let journal = try JournalFile(path: place.text)
      try journal.append([3])
      #expect(try journal.contents() == [1, 2, 3])
      journal.remove()
      let partial = try PartialFolder(target: place.text)
      try SmallFile.write([1], to: partial.path("x"))
      try partial.replaceTarget()
      #expect(try FileStatus(of: place).kind == .folder)
    }
  }

  @Test func `Patterns fit names of any bytes, and find them`() throws {
    let name = [UInt8(ascii: "q"), 0xFF, UInt8(ascii: "."), UInt8(ascii: "c")]
    let place = BytePath(folder.url.path).appending(name)
    try SmallFile.write([1], to: place.text)
    #expect(PathPattern(folder.path("q*.c")).existingPaths() == [place.text])
    for pattern in ["q*.c", "q?.c", BytePath(bytes: name).text] {
      #expect(PathPattern(pattern).matches(BytePath(bytes: name).text), "\(pattern)")
    }
    #expect(!PathPattern("q.c").matches(BytePath(bytes: name).text))
  }

  @Test
  func `A file is the same one through links, hard links and descriptors; what is no file is none`()
    throws
  {
    let path = folder.path("a")
    try SmallFile.write([1], to: path)
    try SmallFile.write([1], to: folder.path("b"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: "a")
    try FileManager.default.linkItem(atPath: path, toPath: folder.path("hard"))
    let identity = FileIdentity(of: BytePath(path))
    for name in ["link", "hard", "./a"] {
      #expect(FileIdentity(of: BytePath(folder.url.path + "/" + name)) == identity, "\(name)")
    }
    #expect(FileIdentity(of: BytePath(folder.path("b"))) != identity)
    let open = try FileHandle(forReadingFrom: URL(filePath: path))
    #expect(FileIdentity(ofDescriptor: open.fileDescriptor) == identity)
    for path in ["/dev/null", folder.url.path, folder.path("missing")] {
      #expect(FileIdentity(of: BytePath(path)) == nil, "\(path)")
    }
  }
}
