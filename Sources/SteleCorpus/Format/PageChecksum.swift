import CSteleCorpus
import SteleFile

/// The checksum in a page's first four bytes.
///
/// It covers the page, its number and the bounds of it and of the next page, so that a damaged directory
/// cannot lead to the wrong page unnoticed.
enum PageChecksum {
  /// The checksum of a page.
  static func value(
    of page: UnsafeRawBufferPointer, number: Int, bound: UInt32, next: UInt32
  ) -> UInt32 {
    let contents = Checksum.of(UnsafeRawBufferPointer(rebasing: page[4...]))
    let place = (UInt64(bound) << 32 | UInt64(next)) &* 0x9E37_79B9_7F4A_7C15
    let mixed = (contents ^ place ^ UInt64(number)) &* 0xBF58_476D_1CE4_E5B9
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }
}
