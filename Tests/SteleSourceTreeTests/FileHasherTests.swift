import Foundation
import SteleSourceTree
import SteleTestSupport
import Testing

@Suite struct FileHasherTests {
  private let tree: TestTree

  init() throws { tree = try TestTree() }

  /// A row made by git and Python; see Tests/Golden/tree/README.md.
  private struct Row: Decodable {
    var block: String
    var size: Int
    var sha1Git: String
    var sha1: String
    var sha256: String
    var isBinary: Bool
    var twin: String?

    var contents: [UInt8] {
      let block = Digits.bytes(block)
      var bytes: [UInt8] = []
      bytes.reserveCapacity(size + block.count)
      while bytes.count < size { bytes += block }
      bytes.removeLast(bytes.count - size)
      return bytes
    }
  }

  private func hash(
    _ contents: [UInt8], kinds: Set<DigestKind> = Set(DigestKind.allCases),
    wantsTwin: (FileDigests) -> Bool = { _ in true }
  ) throws -> HashedFile {
    try tree.write("file", contents)
    let entry = TreeEntry(path: TreePath("file"), kind: .file, byteCount: contents.count)
    return try FileHasher(kinds: kinds).hash(entry, in: tree.root, wantsTwin: wantsTwin)
  }

  @Test func `Hashes, and those of the twin, are git's at sizes around the borders of buffers`()
    throws
  {
    let url = Repository.golden.appending(path: "tree/digests.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let rows = try decoder.decode([Row].self, from: Data(contentsOf: url))
    #expect(rows.count > 70 && rows.contains { $0.twin != nil && $0.size > 1 << 23 })
    for row in rows {
      let file = try hash(row.contents)
      let label: Comment = "\(row.size) bytes of \(row.block)"
      #expect(Digits.text(file.digests[.sha1Git]) == row.sha1Git, label)
      #expect(Digits.text(file.digests[.sha1]) == row.sha1, label)
      #expect(Digits.text(file.digests[.sha256]) == row.sha256, label)
      #expect(Digits.text(file.twins.first?[.sha1Git]) == row.twin, label)
      #expect(file.isBinary == row.isBinary && file.digests.byteCount == row.size, label)
      #expect(file.head == Array(row.contents.prefix(1 << 16)), label)
    }
  }

  @Test func `The twin of a twin is the text itself, unless line ends were mixed`() throws {
    var random = SplitMix64(seed: 5)
    let bytes: [UInt8] = [0x61, 0x0A, 0x0A, 0x0D, 0x62]
    for _ in 0..<60 {
      var text: [UInt8] = [0x0A]
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        guard let byte = bytes.randomElement(using: &random) else { continue }
        // The beginning of a pair would make line ends mixed.
        if byte != 0x0A || text.last != 0x0D { text.append(byte) }
      }
      let first = try hash(text)
      let second = try hash(text.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] })
      #expect(first.twins == [second.digests] && second.twins == [first.digests], "\(text)")
    }
  }

  @Test func `Text with both kinds of line ends has a twin of each kind, wherever its pieces end`()
    throws
  {
    let pair: [UInt8] = [0x0D, 0x0A]
    var random = SplitMix64(seed: 6)
    var texts: [[UInt8]] = (0..<60).map { _ in
      pair + [0x0A] + (0..<20).compactMap { _ in [0x61, 0x0A, 0x0D].randomElement(using: &random) }
    }
    for count in [1 << 16, 1 << 20, 1 << 23] {
      texts.append([UInt8](repeating: 0x61, count: count - 1) + pair + [0x62, 0x0A])
    }
    for text in texts {
      var feeds: [UInt8] = []
      for byte in text {
        if byte == 0x0A, feeds.last == 0x0D { feeds.removeLast() }
        feeds.append(byte)
      }
      // Carriage returns that stood before a pair stand alone now, and make no pair.
      var pairs: [UInt8] = []
      for byte in text {
        if byte == 0x0A, pairs.last != 0x0D { pairs.append(0x0D) }
        pairs.append(byte)
      }
      let twins = try hash(text).twins
      #expect(twins == [try hash(feeds).digests, try hash(pairs).digests], "\(text.count)")
    }
  }

  @Test
  func `The twin is hashed only where it is wanted, and is asked for with the file's own hashes`()
    throws
  {
    let text = Array("a\n".utf8)
    var asked: [FileDigests] = []
    let file = try hash(text, kinds: [.sha1]) {
      asked.append($0)
      return false
    }
    #expect(asked == [file.digests] && file.twins.isEmpty)
    #expect(file.digests[.sha1Git] == nil && file.digests[.sha256] == nil)
    _ = try hash([0, 10]) { _ in
      Issue.record("a binary file has no twin")
      return true
    }
  }

  @Test func `A zero behind the first 8000 bytes leaves a file text, as for git`() throws {
    let text = [UInt8](repeating: 0x61, count: 8000)
    #expect(try hash(text + [0]).isBinary == false)
    #expect(try hash(text.dropLast() + [0]).isBinary)
  }

  @Test func `A link's contents are its text, wherever it leads`() throws {
    try tree.link("link", to: "no/where")
    let entry = try #require(try tree.entries().first)
    let link = try FileHasher(kinds: [.sha1]).hash(entry, in: tree.root, wantsTwin: { _ in true })
    #expect(link.head == Array("no/where".utf8) && link.twins.isEmpty)
    let file = try hash(link.head, kinds: [.sha1])
    #expect(link.digests == file.digests)
  }

  @Test func `A tree that is a single file is hashed`() throws {
    let expected = try hash(Array("x\n".utf8))
    try tree.link("link", to: "file")
    for name in ["file", "link"] {
      let entry = try #require(try tree.entries(name).first)
      let file = try FileHasher(kinds: Set(DigestKind.allCases))
        .hash(entry, in: tree.path(name), wantsTwin: { _ in true })
      #expect(file.digests == expected.digests, "\(name)")
    }
  }

  @Test func `What is gone, or has become a link, a folder or a pipe, is an error that says where`()
    throws
  {
    try tree.write("folder/x")
    try tree.link("link", to: "folder/x")
    mkfifo(tree.path("pipe"), 0o600)
    for name in ["missing", "folder", "link", "pipe"] {
      let entry = TreeEntry(path: TreePath(name), kind: .file, byteCount: 0)
      let error = #expect(throws: TreeError.self) {
        try FileHasher(kinds: [.sha1]).hash(entry, in: tree.root, wantsTwin: { _ in false })
      }
      #expect(error?.description.hasPrefix(tree.path(name) + ": ") == true, "\(name)")
    }
  }

  @Test func `A file that changes its length between two passes is an error that says so`() throws {
    let text = [0x0A] + [UInt8](repeating: 0x61, count: (1 << 23) + 10)
    let path = tree.path("file")
    let error = #expect(throws: TreeError.self) {
      try hash(text, kinds: [.sha1]) { _ in truncate(path, 1 << 22) == 0 }
    }
    #expect(error == .changed(path: path))
  }
}
