/// Reads rows from a file, a pipe or standard input, one by one.
///
/// The input is JSON Lines (one object a line, with the dataset's own column names) or a row stream (see ``RowStream``), which its
/// first bytes tell. Whatever the input, no more than a few mebibytes of it are held.
///
/// ```swift
/// let reader = try RowReader(path: "rows.jsonl")
/// while let row = try reader.next() { try builder.add(row) }
/// ```
public final class RowReader {
  private let input: InputBuffer
  private let format: Format

  private enum Format {
    case lines(JSONLinesReader)
    case stream(RowStreamReader)
  }

  /// Opens `path`, or standard input where it is `-`.
  public init(path: String) throws(CorpusError) {
    input = try InputBuffer(path: path)
    let magic = RowStream.magic
    if try input.require(magic.count),
      input.bytes[input.start..<input.start + magic.count].elementsEqual(magic)
    {
      format = .stream(try RowStreamReader(input))
    } else {
      format = .lines(JSONLinesReader(input))
    }
  }

  /// The next row, or nil at the end.
  public func next() throws(CorpusError) -> CorpusRow? {
    switch format {
    case .lines(let reader): try reader.next()
    case .stream(let reader): try reader.next()
    }
  }

  /// Where the row that was read last stands.
  public var position: RowPosition {
    switch format {
    case .lines(let reader): .line(reader.line)
    case .stream(let reader): .byte(reader.offset)
    }
  }

  /// The input's path as it was given.
  public var path: String { input.path }

  /// The input's name and digest; complete once there are no more rows.
  public var source: CorpusManifest.Source { input.source }
}
