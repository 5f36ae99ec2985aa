/// What reading a file once tells.
public struct HashedFile: Sendable {
  /// The file's own.
  public let digests: FileDigests
  /// Whether there is a zero among the first 8000 bytes, which is how git tells text from other files.
  public let isBinary: Bool
  /// Those of the same text with line feeds alone, then with carriage returns before all of these, but
  /// for what the text itself has.
  ///
  /// Empty where they were not asked for, where the file is no text, and where it has no line ends.
  public let twins: [FileDigests]
  /// The first 64 KiB, or all if there is less.
  public let head: [UInt8]
}
