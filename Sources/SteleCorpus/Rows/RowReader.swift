import SteleBase
import SteleFile

/// Reads rows from a file, a pipe or standard input, one by one.
///
/// The input is JSON Lines (one object a line, with the dataset's own column names) or a row stream
/// (see `RowStream`), which its first bytes tell. Whatever the input, no more than its longest line
/// is held, which is an error above 64 MiB.
///
/// ```swift
/// let reader = try RowReader(path: "rows.jsonl")
/// try builder.add(rowsOf: reader)
/// ```
public final class RowReader {
  // One of the two; kept apart so that each is changed in place.
  private var lines: JSONLinesReader?
  private var stream: RowStreamReader?

  /// Opens `path`, or standard input where it is `-`.
  public init(path: String) throws(CorpusError) {
    var input = try InputBuffer(path: path)
    if try input.require(ByteOrderMark.byteCount) {
      let bytes = input.bytes[input.start..<input.end]
      input.skip(bytes.count - ByteOrderMark.skipped(bytes).count)
    }
    let magic = RowStream.magic
    if try input.require(magic.count),
      input.bytes[input.start..<input.start + magic.count].elementsEqual(magic)
    {
      stream = try RowStreamReader(input)
    } else {
      try OtherInput.refuse(&input)
      lines = JSONLinesReader(input)
    }
  }

  /// The next row, or nil at the end.
  public func next() throws(CorpusError) -> CorpusRow? {
    if stream != nil { return try stream?.next() ?? nil }
    return try lines?.next() ?? nil
  }

  /// Where the row that was read last stands.
  package var position: RowPosition {
    stream.map { .byte($0.offset) } ?? .line(lines?.line ?? 0)
  }

  /// Rows so far that lost their path, which was longer than ``longestPath``.
  package var longPaths: Int { stream?.longPaths ?? lines?.longPaths ?? 0 }

  /// The longest path that is kept, in bytes.
  package static let longestPath = RowLimits.longestText

  /// The input's path as it was given.
  public var path: String { (stream?.input ?? lines?.input)?.path ?? "" }

  /// The input's name and digest; complete once there are no more rows.
  public var source: CorpusManifest.Source {
    (stream?.input ?? lines?.input)?.source
      ?? CorpusManifest.Source(name: "", byteCount: 0, sha256: "")
  }
}
