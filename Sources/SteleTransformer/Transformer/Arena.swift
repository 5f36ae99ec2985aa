#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// One zeroed allocation that holds everything a batch needs besides the weights.
///
/// Pages are committed by the system when first touched, so reserving for the longest possible
/// output costs address space, not memory.
final class Arena {
  private let start: UnsafeMutableRawPointer
  private let byteCount: Int

  /// Takes memory for everything in `plan`; in large pages, if they are allowed, the system may
  /// commit up to one more than was touched.
  init(_ plan: ArenaPlan, allowsLargePages: Bool) throws(TranslationError) {
    guard !plan.isTooLarge else { throw .outOfMemory(byteCount: ArenaPlan.byteCountLimit) }
    byteCount = max(plan.byteCount, ArenaPlan.alignment)
    let mapped = mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let mapped, mapped != MAP_FAILED else {
      throw .outOfMemory(byteCount: byteCount)
    }
    start = mapped
    #if os(Linux)
    // Large pages where there are any: fewer faults, and nothing depends on it.
    if allowsLargePages, byteCount >= 8 << 20 { madvise(mapped, byteCount, MADV_HUGEPAGE) }
    #endif
  }

  deinit { munmap(start, byteCount) }

  /// The reserved elements, zero at first.
  ///
  /// Valid as long as the arena lives.
  func buffer<Element>(
    _ reservation: ArenaPlan.Reservation<Element>
  ) -> UnsafeMutableBufferPointer<Element> {
    let end = reservation.offset + reservation.count * MemoryLayout<Element>.stride
    precondition(end <= byteCount, "reservation belongs to another arena")
    let first = (start + reservation.offset).bindMemory(
      to: Element.self, capacity: reservation.count)
    return UnsafeMutableBufferPointer(start: first, count: reservation.count)
  }
}
