/// Buffers that are planned first and then cut from one allocation.
struct ArenaPlan {
  private(set) var byteCount = 0
  /// Whether more was reserved than any process can address.
  private(set) var isTooLarge = false

  /// Every buffer starts on a cache line, which the kernels' widest loads want.
  static let alignment = 64
  /// More than processors can address.
  static let byteCountLimit = 1 << 57

  /// Reserves room for `count` elements and says where it will lie.
  mutating func reserve<Element: BitwiseCopyable>(
    _ type: Element.Type, _ count: Int
  ) -> Reservation<Element> {
    let reservation = Reservation<Element>(offset: byteCount, count: count)
    let (size, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    if overflow || size > Self.byteCountLimit - byteCount {
      isTooLarge = true
      return reservation
    }
    byteCount += (size + Self.alignment - 1) / Self.alignment * Self.alignment
    return reservation
  }

  /// A place in an arena that is still to be made.
  struct Reservation<Element: BitwiseCopyable> {
    let offset: Int
    let count: Int
  }
}
