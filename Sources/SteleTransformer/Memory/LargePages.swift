import SteleFile

/// Large pages of a mapped file: whole pieces of it that the system may read, map and let go as one.
///
/// A processor finds its way to them with less effort, and a disk reads them faster. But each is in
/// memory as a whole, so only what stays for good should lie in them.
struct LargePages {
  /// By their places in the file, in large pages.
  private var indices: Set<Int> = []

  /// None.
  init() {}

  /// All that lie within one of `stretches`, each of bytes from the start of the file.
  init(within stretches: [Range<Int>]) {
    let byteCount = MappedFile.largePageByteCount
    for stretch in stretches {
      let first = (stretch.lowerBound + byteCount - 1) / byteCount
      let end = stretch.upperBound / byteCount
      if first < end { indices.formUnion(first..<end) }
    }
  }

  /// Where those begin in the file that have bytes in `range`, which is not empty.
  func starts(in range: Range<Int>) -> [Int] {
    let byteCount = MappedFile.largePageByteCount
    return (range.lowerBound / byteCount...(range.upperBound - 1) / byteCount)
      .filter(indices.contains).map { $0 * byteCount }
  }

  /// The bytes in the file of those that `others` lacks, in file order.
  func subtracting(_ others: LargePages) -> [Range<Int>] {
    indices.subtracting(others.indices).sorted().map { index in
      index * MappedFile.largePageByteCount..<(index + 1) * MappedFile.largePageByteCount
    }
  }
}
