/// What reading a file once tells.
package struct HashedFile: Sendable {
  /// The file's own.
  package let digests: FileDigests
  /// Whether there is a zero among the first 8000 bytes, which is how git tells text from other files.
  package let isBinary: Bool
  /// Those of the same text with line feeds alone, then with carriage returns before all of these, but
  /// for what the text itself has.
  ///
  /// Empty where they were not asked for, where the file is no text, and where it has no line ends.
  package let twins: [FileDigests]
  /// The first 64 KiB, or all if there is less.
  package let head: [UInt8]
}
