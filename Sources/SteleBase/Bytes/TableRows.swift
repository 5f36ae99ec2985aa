/// The rows of a table in text form: lines, each cut at its tabs.
///
/// Bytes are compared, not characters, which would take ten times as long.
package func tableRows(of text: String) -> [[Substring]] {
  text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
    line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
      Substring($0)
    }
  }
}
