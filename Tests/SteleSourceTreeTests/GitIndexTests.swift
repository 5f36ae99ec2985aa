import Foundation
import SteleSourceTree
import SteleTestSupport
import Testing

@Suite struct GitIndexTests {
  private static func golden(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Repository.golden.appending(path: "tree/\(name)")))
  }

  private static let files: [(name: String, hashByteCount: Int)] = [
    ("v2", 20), ("v3", 20), ("v4", 20), ("sha256", 32),
  ]

  @Test func `All versions of git's index give the paths that git was given`() throws {
    let listed = try JSONDecoder().decode([String].self, from: Data(Self.golden("index.json")))
    for file in Self.files {
      let index = try GitIndex(
        parsing: try Self.golden("\(file.name).index"), hashByteCount: file.hashByteCount)
      let expected = (listed + (file.name == "v2" ? ["conflict"] : [])).map { TreePath($0) }
      #expect(index.paths == expected.sorted() && index.count == expected.count, "\(file.name)")
    }
  }

  @Test func `Paths and the folders above them are found, others are not`() throws {
    let index = try GitIndex(parsing: try Self.golden("v4.index"))
    for path in index.paths {
      #expect(index.tracks(path))
      let names = path.text.split(separator: "/")
      for depth in 1..<max(names.count, 2) where names.count > depth && names.count < 100 {
        #expect(index.tracksSomething(in: TreePath(names[..<depth].joined(separator: "/"))))
      }
      #expect(!index.tracks(TreePath(path.text + "~")))
      #expect(!index.tracksSomething(in: path))
    }
    #expect(!index.tracks(TreePath("")) && !index.tracksSomething(in: TreePath("lon")))
  }

  @Test func `No beginning of an index, and no changed byte, is taken for an index`() throws {
    for file in Self.files {
      let bytes = try Self.golden("\(file.name).index")
      func isRead(_ bytes: [UInt8]) -> Bool {
        (try? GitIndex(parsing: bytes, hashByteCount: file.hashByteCount)) != nil
      }
      #expect(isRead(bytes))
      for count in stride(from: 0, to: bytes.count, by: 7) {
        #expect(!isRead(Array(bytes[..<count])))
      }
      for offset in stride(from: 0, to: bytes.count, by: 11) {
        var changed = bytes
        changed[offset] ^= 0x41
        #expect(!isRead(changed), "\(file.name): \(offset)")
      }
    }
  }

  @Test func `Without a checksum, damage gives an error or an index, never a trap`() throws {
    var random = SplitMix64(seed: 43)
    for file in Self.files {
      var bytes = try Self.golden("\(file.name).index")
      bytes.replaceSubrange(
        (bytes.count - file.hashByteCount)...,
        with: [UInt8](repeating: 0, count: file.hashByteCount))
      for _ in 0..<300 {
        var changed = bytes
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let offset = Int.random(in: 0..<changed.count - file.hashByteCount, using: &random)
          changed[offset] = UInt8.random(in: 0...255, using: &random)
        }
        let index = try? GitIndex(parsing: changed, hashByteCount: file.hashByteCount)
        if let paths = index?.paths { #expect(paths == paths.sorted()) }
      }
    }
  }

  /// A split index with the shared one that it names.
  private static func split(_ bytes: [UInt8], _ shared: [UInt8]?) throws -> GitIndex {
    let name = "sharedindex." + (Digits.text(try golden("split.shared").suffix(20)) ?? "")
    return try GitIndex(parsing: bytes) { $0 == name ? shared : nil }
  }

  @Test func `A split index gives what the shared one has, less what is gone, and what is new`()
    throws
  {
    let bytes = try Self.golden("split.index")
    let shared = try Self.golden("split.shared")
    let listed = try JSONDecoder().decode([String].self, from: Data(Self.golden("split.json")))
    let index = try Self.split(bytes, shared)
    #expect(index.paths == listed.map { TreePath($0) }.sorted())
    #expect(index.tracks(TreePath("a.new")) && index.tracksSomething(in: TreePath("more")))
    let missing = #expect(throws: GitIndex.Failure.self) { try Self.split(bytes, nil) }
    guard case .noSharedIndex(let name) = missing else {
      Issue.record("\(String(describing: missing))")
      return
    }
    #expect(name.hasPrefix("sharedindex."))
    #expect(throws: GitIndex.Failure.self) { try GitIndex(parsing: bytes) { _ in bytes } }
  }

  @Test func `Damage of either part of a split index gives an error or an index, never a trap`()
    throws
  {
    var random = SplitMix64(seed: 44)
    let parts = [try Self.golden("split.index"), try Self.golden("split.shared")]
    let zeros = [UInt8](repeating: 0, count: 20)
    // The checksum of the shared index is its name, and so has to stay.
    var bytes = parts[0]
    bytes.replaceSubrange((bytes.count - 20)..., with: zeros)
    for _ in 0..<600 {
      var changed = bytes
      // Where the link is, more often than elsewhere.
      let start = random.next() % 2 == 0 ? 0 : bytes.count - 220
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let offset = Int.random(in: start..<changed.count - 20, using: &random)
        changed[offset] = UInt8.random(in: 0...255, using: &random)
      }
      let index = try? Self.split(changed, parts[1])
      if let paths = index?.paths { #expect(paths == paths.sorted()) }
    }
    for count in stride(from: 0, to: parts[1].count, by: 97) {
      #expect(throws: GitIndex.Failure.self) {
        try Self.split(parts[0], Array(parts[1][..<count]))
      }
    }
  }

  @Test func `Inputs that once broke the reader, or were written to, do not`() throws {
    let folder = Repository.corrupt.appending(path: "tree")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.isEmpty)
    for name in names {
      let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
      _ = try? GitIndex(parsing: bytes)
      _ = IgnoreRules(text: bytes, base: TreePath("")).decision(
        path: TreePath("a/b"), isFolder: false)
    }
  }
}
