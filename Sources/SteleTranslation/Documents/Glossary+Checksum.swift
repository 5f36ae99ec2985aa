import SteleFile
import SteleText

extension Glossary {
  /// The checksum of all terms and their translations, whatever else their file holds.
  var checksum: UInt64 {
    var checksum = Checksum()
    for term in terms {
      // Neither side has a tab or a line feed.
      (term.source + [UInt8(ascii: "\t")] + term.target + [.lineFeed]).withUnsafeBytes {
        checksum.update($0)
      }
    }
    return checksum.value
  }
}
