import SteleFile

/// Makes the checksums of a corpus file right again, as a stranger with care would.
public enum CorpusChecksums {
  private static let pageByteCount = 4096

  /// Corrects the checksums of pages and blocks, then of sections, then of the header.
  public static func correct(in file: inout [UInt8]) {
    guard let table = SectionTable(file) else { return }
    var ranges: [String: Range<Int>] = [:]
    for index in 0..<table.count {
      ranges[table.name(of: index, in: file)] = table.range(of: index, in: file)
    }
    for (name, range) in ranges {
      if name.hasSuffix(".blocks"), let contents = ranges[String(name.dropLast(7))] {
        correctBlocks(range, of: contents, in: &file)
      } else if name.hasSuffix(".pages"), let bounds = ranges[name.dropLast(5) + "bounds"] {
        correctPages(range, bounds: bounds, in: &file)
      }
    }
    for index in 0..<table.count {
      let checksum = checksum(of: file, table.range(of: index, in: file))
      file.store(checksum, at: SectionTable.sectionChecksumField(of: index))
    }
    file.replaceSubrange(SectionTable.checksumField, with: repeatElement(0, count: 8))
    file.store(
      checksum(of: file, 0..<table.end), at: SectionTable.checksumField.lowerBound)
  }

  private static func checksum(of file: [UInt8], _ range: Range<Int>) -> UInt64 {
    file.withUnsafeBytes { Checksum.of(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  private static func correctBlocks(
    _ checksums: Range<Int>, of contents: Range<Int>, in file: inout [UInt8]
  ) {
    let starts = stride(from: contents.lowerBound, to: contents.upperBound, by: pageByteCount)
    for (block, start) in starts.enumerated() where 4 * (block + 1) <= checksums.count {
      let end = min(start + pageByteCount, contents.upperBound)
      let checksum = UInt32(truncatingIfNeeded: checksum(of: file, start..<end))
      file.store(checksum, at: checksums.lowerBound + 4 * block)
    }
  }

  /// A page's checksum covers its number, its bound and the next page's, too.
  private static func correctPages(
    _ pages: Range<Int>, bounds: Range<Int>, in file: inout [UInt8]
  ) {
    for page in 0..<min(pages.count / pageByteCount, bounds.count / 4) {
      let start = pages.lowerBound + pageByteCount * page
      let place = bounds.lowerBound + 4 * page
      let bound = file.integer(at: place, as: UInt32.self)
      let hasNext = 4 * (page + 2) <= bounds.count
      let next = hasNext ? file.integer(at: place + 4, as: UInt32.self) : .max
      let contents = checksum(of: file, start + 4..<start + pageByteCount)
      let mixed = (UInt64(bound) << 32 | UInt64(next)) &* 0x9E37_79B9_7F4A_7C15
      let checksum = (contents ^ mixed ^ UInt64(page)) &* 0xBF58_476D_1CE4_E5B9
      file.store(UInt32(truncatingIfNeeded: checksum >> 32), at: start)
    }
  }
}
