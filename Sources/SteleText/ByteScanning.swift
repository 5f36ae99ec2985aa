// Looks at text byte by byte, without ever leaving it.

import SteleBase

extension UnsafeBufferPointer<UInt8> {
  /// The byte at `index`, or 0 outside.
  @inline(__always)
  func byte(at index: Int) -> UInt8 {
    index >= 0 && index < count ? self[index] : 0
  }

  /// The end of the bytes equal to the one at `start`.
  func end(ofRunAt start: Int) -> Int {
    var end = start
    while end < count, self[end] == self[start] { end += 1 }
    return end
  }

  /// The end of the bytes from `start` on that `belongs` accepts.
  @inline(__always)
  func end(from start: Int, while belongs: (UInt8) -> Bool) -> Int {
    var end = start
    while end < count, belongs(self[end]) { end += 1 }
    return end
  }

  /// Whether `literal`, in lower-case ASCII, is at `start`, in either case.
  func matches(_ literal: StaticString, at start: Int) -> Bool {
    guard start >= 0, start + literal.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<literal.utf8CodeUnitCount
    where self[start + offset].asciiLowercased != literal.utf8Start[offset] {
      return false
    }
    return true
  }
}
