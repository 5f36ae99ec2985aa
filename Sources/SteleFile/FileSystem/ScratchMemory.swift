#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Memory of the process alone, given back when the value goes away.
public final class ScratchMemory: Sendable {
  /// How much it is.
  public let byteCount: Int
  nonisolated(unsafe) private let base: UnsafeMutableRawPointer

  /// Takes `byteCount` bytes, above 0, and writes to each page, so that none is shared with others;
  /// nil where the system gives less.
  public init?(byteCount: Int) {
    let place = mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let place, place != MAP_FAILED else { return nil }
    memset(place, 1, byteCount)
    base = place
    self.byteCount = byteCount
  }

  deinit { munmap(base, byteCount) }

  /// Calls `body` with all bytes, which stay until it returns.
  public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(start: base, count: byteCount))
  }
}
