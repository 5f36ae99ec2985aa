#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A change of a file's first bytes, in place, after which whoever has the file mapped goes on.
struct HeadChange: Sendable {
  /// How many of the file's first bytes tell it from every other change.
  let byteCount: Int
  /// Whether the first bytes of a file, now `new`, differ from `old` in nothing else.
  let isOnlyDifference: @Sendable (_ old: [UInt8], _ new: [UInt8]) -> Bool

  /// How often what looks like another change is looked at again.
  static let patience = 5

  /// Waits for as long as such a change may take.
  static func pause() { usleep(1000) }

  /// The first `byteCount` bytes of the open file `descriptor`, or as many as there are.
  static func head(of descriptor: CInt, byteCount: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
      while count < byteCount {
        let read = pread(
          descriptor, buffer.baseAddress.map { $0 + count }, byteCount - count, off_t(count))
        if read < 0, errno == EINTR { continue }
        guard read > 0 else { return }
        count += read
      }
    }
  }
}
