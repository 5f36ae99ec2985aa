/// The size of pages: sections start on multiples of it, and what lies between is zero.
let pageByteCount = 4096

/// Bytes of the largest file: so large that none is larger, so small that no sum overflows.
let fileByteCountLimit = 1 << 56

/// The bytes that elements of this type and shape take, or nil if there are none or too many.
func sectionByteCount(_ type: ElementType, _ shape: [Int]) -> Int? {
  guard (1...4).contains(shape.count) else { return nil }
  var count = type.byteCount
  for dimension in shape {
    guard dimension > 0 else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
    if overflow || product > fileByteCountLimit { return nil }
    count = product
  }
  return count
}

/// `offset` rounded up to the next page.
func roundedUpToPage(_ offset: Int) -> Int {
  (offset + pageByteCount - 1) / pageByteCount * pageByteCount
}
