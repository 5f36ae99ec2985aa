import SteleBase
import SteleFile

/// A sentence and what Stele made of it, to be noted in a translation memory.
package struct RecordedSentence: Sendable {
  /// Their codes have the same names.
  let source: MemorySegment
  let target: MemorySegment
  /// Of the sentence, the model and all that decides on the translation.
  let fingerprint: UInt64

  /// What a memory keeps one translation of.
  struct Key: Hashable {
    let text: [UInt8]
    /// The edges of the marks.
    let edges: [Int]

    init(_ segment: MemorySegment) {
      text = segment.text
      edges = segment.codes.map(\.range).sorted {
        ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
      }.flatMap { [$0.lowerBound, $0.upperBound] }
    }

    /// What tells it from others, without keeping the text.
    var checksum: UInt64 {
      (text + Array(" \(edges)".utf8)).withUnsafeBytes(Checksum.of)
    }
  }

  /// A sentence `source` with marks at `sourceMarks`, which are at `targetMarks` of `target`; nil if
  /// XML cannot hold a text as it is.
  package init?(
    source: [UInt8], sourceMarks: [Range<Int>], target: [UInt8], targetMarks: [Range<Int>],
    fingerprint: UInt64
  ) {
    guard sourceMarks.count == targetMarks.count, Self.isWritable(source, sourceMarks),
      Self.isWritable(target, targetMarks), !source.allSatisfy(\.isASCIIWhiteSpace),
      !target.allSatisfy(\.isASCIIWhiteSpace)
    else { return nil }
    self.source = Self.segment(source, sourceMarks)
    self.target = Self.segment(target, targetMarks)
    self.fingerprint = fingerprint
  }

  private static func segment(_ text: [UInt8], _ marks: [Range<Int>]) -> MemorySegment {
    let order = marks.indices.sorted { (marks[$0].lowerBound, $0) < (marks[$1].lowerBound, $1) }
    return MemorySegment(
      text: text,
      codes: order.map { .init(name: Array("x\($0 + 1)".utf8), range: marks[$0]) })
  }

  /// Whether XML can hold `text`, and `marks` do not part its characters.
  private static func isWritable(_ text: [UInt8], _ marks: [Range<Int>]) -> Bool {
    guard let decoded = String(validating: text, as: UTF8.self) else { return false }
    let isText = decoded.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x1_0000...: true
      default: false
      }
    }
    func isBoundary(_ offset: Int) -> Bool {
      offset == text.count || offset < text.count && text[offset] & 0xC0 != 0x80
    }
    return isText && marks.allSatisfy { isBoundary($0.lowerBound) && isBoundary($0.upperBound) }
  }
}
