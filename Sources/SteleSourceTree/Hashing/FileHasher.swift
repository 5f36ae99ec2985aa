import SteleBase
import SteleFile

/// Hashes files of a tree, one at a time.
///
/// Files of up to 8 MiB are read whole, others in pieces of a mebibyte; memory is used again for the next
/// file. Use one hasher for each thread.
///
/// ```swift
/// let hasher = FileHasher(kinds: [.sha1Git])
/// let file = try hasher.hash(entry, in: "src", wantsTwin: { _ in false })
/// ```
package final class FileHasher {
  private let kinds: Set<DigestKind>
  private var buffer: [UInt8] = []
  private var twinBuffer: [UInt8] = []

  /// Files with no more bytes are read whole.
  static let wholeByteCount = 1 << 23
  /// What is read of other files at a time.
  static let pieceByteCount = 1 << 20
  /// Bytes in which git looks for a zero.
  static let binaryByteCount = 8000
  /// Bytes that are given as the file's head.
  package static let headByteCount = 1 << 16

  /// A hasher for these hashes.
  package init(kinds: Set<DigestKind>) { self.kinds = kinds }

  /// Reads `entry` of the tree at `root`.
  ///
  /// - Parameters:
  ///   - entry: From a walk of this tree.
  ///   - root: As it was given to the walk.
  ///   - wantsTwin: Whether to hash the text with other line ends too, given the file's own hashes.
  ///   - visit: Gets all bytes of a text, piece by piece, and whether they are the last.
  /// - Returns: Hashes, and what else one reading tells.
  /// - Throws: An error where the file is gone, cannot be read, or changes its length meanwhile.
  package func hash(
    _ entry: TreeEntry, in root: String, wantsTwin: (FileDigests) -> Bool,
    visit: (ArraySlice<UInt8>, Bool) -> Void = { _, _ in }
  ) throws(TreeError) -> HashedFile {
    let path = BytePath(root).appending(entry.path.bytes)
    if entry.kind == .symlink { return try hashLink(path) }
    let file = try Self.open(path, entry: entry, root: root)
    return file.byteCount <= Self.wholeByteCount
      ? try hashWhole(file, wantsTwin, visit) : try hashInPieces(file, wantsTwin, visit)
  }

  private static func open(
    _ path: BytePath, entry: TreeEntry, root: String
  ) throws(TreeError) -> ForeignFile {
    do throws(FileError) { return try ForeignFile(path: path) } catch {
      // A tree may be a single file, in which its name is not found.
      guard case .cannotOpen(_, let reason) = error, reason.isAbsence,
        entry.path.name.count == entry.path.bytes.count,
        BytePath(root).bytes.reversed().starts(with: entry.path.bytes.reversed()),
        let file = try? ForeignFile(path: BytePath(root), followsLinks: true)
      else { throw TreeError(error) }
      return file
    }
  }

  private func hashLink(_ path: BytePath) throws(TreeError) -> HashedFile {
    let target = try reportingFileErrors { () throws(FileError) in try path.linkTarget() }
    var digests = DigestSet(kinds, byteCount: target.count)
    digests.update(target[...])
    return HashedFile(digests: digests.finish(), isBinary: false, twins: [], head: target)
  }

  private func hashWhole(
    _ file: ForeignFile, _ wantsTwin: (FileDigests) -> Bool,
    _ visit: (ArraySlice<UInt8>, Bool) -> Void
  ) throws(TreeError) -> HashedFile {
    let count = try read(file, at: 0, upTo: file.byteCount)
    // One byte more would be read if there were one.
    guard count == file.byteCount else { throw .changed(path: file.path.text) }
    let bytes = buffer[..<count]
    var set = DigestSet(kinds, byteCount: count)
    set.update(bytes)
    let digests = set.finish()
    let isBinary = bytes.prefix(Self.binaryByteCount).firstPosition(of: 0) != nil
    if !isBinary { visit(bytes, true) }
    var twins: [FileDigests] = []
    if !isBinary, wantsTwin(digests) {
      var ends = LineEndCounts()
      ends.add(bytes)
      for change in ends.twins {
        var maker = TwinMaker(kinds, change, byteCount: count)
        maker.add(bytes, &twinBuffer)
        twins.append(maker.finish(&twinBuffer))
      }
    }
    return HashedFile(
      digests: digests, isBinary: isBinary, twins: twins,
      head: Array(bytes.prefix(Self.headByteCount)))
  }

  private func hashInPieces(
    _ file: ForeignFile, _ wantsTwin: (FileDigests) -> Bool,
    _ visit: (ArraySlice<UInt8>, Bool) -> Void
  ) throws(TreeError) -> HashedFile {
    var set = DigestSet(kinds, byteCount: file.byteCount)
    var head: [UInt8] = []
    var isBinary = false
    var ends = LineEndCounts()
    try forEachPiece(of: file) { bytes in
      if head.isEmpty {
        head = Array(bytes.prefix(Self.headByteCount))
        isBinary = bytes.prefix(Self.binaryByteCount).firstPosition(of: 0) != nil
      }
      set.update(bytes)
      if !isBinary {
        ends.add(bytes)
        visit(bytes, false)
      }
    }
    if !isBinary { visit([], true) }
    let digests = set.finish()
    var twins: [FileDigests] = []
    let changes = isBinary ? [] : ends.twins
    for change in !changes.isEmpty && wantsTwin(digests) ? changes : [] {
      var maker = TwinMaker(kinds, change, byteCount: file.byteCount)
      var output = twinBuffer
      twinBuffer = []
      try forEachPiece(of: file) { maker.add($0, &output) }
      twins.append(maker.finish(&output))
      twinBuffer = output
    }
    return HashedFile(digests: digests, isBinary: isBinary, twins: twins, head: head)
  }

  /// Calls `body` with all bytes of `file`, if they are as many as at first.
  private func forEachPiece(
    of file: ForeignFile, _ body: (ArraySlice<UInt8>) -> Void
  ) throws(TreeError) {
    var offset = 0
    while true {
      let count = try read(file, at: offset, upTo: Self.pieceByteCount - 1)
      offset += count
      if count == 0 { break }
      guard offset <= file.byteCount else { throw .changed(path: file.path.text) }
      body(buffer[..<count])
    }
    guard offset == file.byteCount else { throw .changed(path: file.path.text) }
  }

  /// Reads up to `limit` bytes and one more into the buffer, and returns how many there were.
  private func read(
    _ file: ForeignFile, at offset: Int, upTo limit: Int
  ) throws(TreeError) -> Int {
    if buffer.count < limit + 1 {
      buffer = [UInt8](repeating: 0, count: max(limit + 1, Self.pieceByteCount))
    }
    do throws(FileError) {
      return try file.read(at: offset, into: &buffer, range: 0..<limit + 1)
    } catch { throw TreeError(error) }
  }
}

/// Hashes a text with the other line ends.
private struct TwinMaker {
  private var set: DigestSet
  private var ends: LineEnds

  init(_ kinds: Set<DigestKind>, _ ends: LineEnds, byteCount: Int) {
    set = DigestSet(kinds, byteCount: byteCount + ends.byteCountChange)
    self.ends = ends
  }

  mutating func add(_ bytes: ArraySlice<UInt8>, _ buffer: inout [UInt8]) {
    var rest = bytes
    while !rest.isEmpty {
      let piece = rest.prefix(1 << 16)
      buffer.removeAll(keepingCapacity: true)
      ends.convert(piece, into: &buffer)
      set.update(buffer[...])
      rest = rest.dropFirst(piece.count)
    }
  }

  mutating func finish(_ buffer: inout [UInt8]) -> FileDigests {
    buffer.removeAll(keepingCapacity: true)
    ends.finish(into: &buffer)
    set.update(buffer[...])
    return set.finish()
  }
}
