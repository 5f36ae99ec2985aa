#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Writes a Stele file section by section, so that the target is either the old file or the new one.
///
/// The bytes go to a temporary file beside the target, which takes the target's place when
/// everything is on disk. A writer that is killed leaves the target as it was; the temporary file it
/// leaves behind is taken over by the next writer of the same target.
///
/// ```swift
/// let writer = try ContainerWriter(path: "a.stele", kind: .model, sections: plans)
/// for bytes in contents { try writer.append(contentsOf: bytes) }
/// try writer.finish()
/// ```
public final class ContainerWriter {
  private let output: PartialFile
  private let kind: FileKind
  private let plans: [SectionPlan]
  private let ranges: [Range<Int>]
  private var checksums: [UInt64] = []
  private var checksum: Checksum
  private var offset: Int

  /// Starts a file at `path` with these sections, in this order.
  public init(path: String, kind: FileKind, sections plans: [SectionPlan]) throws(FileError) {
    let ranges = try Self.layOut(plans, path: path)
    output = try PartialFile(target: path)
    self.kind = kind
    self.plans = plans
    self.ranges = ranges
    checksum = Checksum()
    offset = ranges[0].lowerBound
  }

  private static func layOut(
    _ plans: [SectionPlan], path: String
  ) throws(FileError) -> [Range<Int>] {
    guard !plans.isEmpty else { throw .sectionsIncomplete(path: path, written: 0, declared: 0) }
    guard plans.count <= Header.sectionCountLimit else {
      throw .tooManySections(path: path, count: plans.count, limit: Header.sectionCountLimit)
    }
    var names: Set<String> = []
    var ranges: [Range<Int>] = []
    var end = Header.byteCount + plans.count * SectionEntry.byteCount
    for plan in plans {
      func invalid(_ reason: String) -> FileError {
        .invalidSection(path: path, section: plan.name, reason: reason)
      }
      guard SectionEntry.isValid(name: plan.name) else { throw invalid("impossible name") }
      guard names.insert(plan.name).inserted else { throw invalid("is there twice") }
      guard let length = sectionByteCount(plan.elementType, plan.shape) else {
        throw invalid("impossible shape \(plan.shape)")
      }
      let start = roundedUpToPage(end)
      end = start + length
      guard end <= fileByteCountLimit else { throw invalid("makes the file too large") }
      ranges.append(start..<end)
    }
    return ranges
  }

  /// Appends `bytes` to the current section, which they must not exceed.
  public func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    guard !bytes.isEmpty else { return }
    guard checksums.count < ranges.count,
      bytes.count <= ranges[checksums.count].upperBound - offset
    else { throw incomplete(written: offset + bytes.count) }
    try output.write(bytes, at: offset)
    checksum.update(bytes)
    offset += bytes.count
    if offset == ranges[checksums.count].upperBound {
      checksums.append(checksum.value)
      checksum = Checksum()
      if checksums.count < ranges.count { offset = ranges[checksums.count].lowerBound }
    }
  }

  /// Appends `bytes` to the current section, which they must not exceed.
  public func append(contentsOf bytes: [UInt8]) throws(FileError) {
    var failure: FileError?
    bytes.withUnsafeBytes { buffer in
      do throws(FileError) { try append(buffer) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Writes the header, waits until all is on disk, and puts the file in the target's place.
  ///
  /// - Throws: An error if a section is not complete; the target is then as it was.
  public func finish() throws(FileError) {
    guard checksums.count == ranges.count else { throw incomplete(written: offset) }
    var table: [UInt8] = []
    for (index, plan) in plans.enumerated() {
      table += SectionEntry.encoded(
        Section(
          name: plan.name, elementType: plan.elementType, shape: plan.shape,
          range: ranges[index], checksum: checksums[index]))
    }
    let header = Header(kind: kind, sectionCount: plans.count, fileByteCount: offset)
    var failure: FileError?
    header.encoded(table: table).withUnsafeBytes { bytes in
      do throws(FileError) { try output.write(bytes, at: 0) } catch { failure = error }
    }
    if let failure { throw failure }
    try output.replaceTarget()
  }

  private func incomplete(written: Int) -> FileError {
    .sectionsIncomplete(
      path: output.target, written: written, declared: ranges[ranges.count - 1].upperBound)
  }
}
