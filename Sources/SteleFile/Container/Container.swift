/// An opened Stele file: named, typed sections that are used where they lie.
///
/// Opening reads the header and the section table, never a section, so it takes no longer for a
/// large file than for a small one; ``verify(progress:)`` reads everything.
public struct Container: Sendable {
  /// The mapped file.
  public let file: MappedFile
  /// What the file holds.
  public let kind: FileKind
  /// The format's major version.
  public let majorVersion: UInt16
  /// The format's minor version, which may be newer than this program's.
  public let minorVersion: UInt16
  /// The checksum of header and section table, which hold a checksum of each section: two files
  /// with the same one have the same contents.
  public let checksum: UInt64
  /// Whether the file had the mark when it was opened: in corpus files, that a list of opt-outs belongs
  /// to it; see ``HeaderMark``.
  public let isMarked: Bool
  /// All sections in file order.
  public let sections: [Section]
  private let indexOfSection: [String: Int]

  /// Opens the file at `path`.
  ///
  /// Checks the header, the checksum over header and table, and that every section lies inside the
  /// file, overlaps no other and has the length its shape says. Never traps, whatever the bytes.
  public init(opening path: String) throws(FileError) {
    let file = try MappedFile(path: path, allowing: HeaderMark.change)
    // Systems read megabytes around what is touched, as long as nobody says that it is in vain.
    file.advise(.random, in: 0..<file.byteCount)
    let header = try Self.header(of: file)
    isMarked = header.isMarked
    kind = header.kind
    majorVersion = Header.majorVersion
    minorVersion = header.minorVersion
    checksum = header.checksum
    var sections: [Section] = []
    var indexOfSection: [String: Int] = [:]
    var end = header.tableEnd
    for index in 0..<header.sectionCount {
      let section = try SectionEntry.read(index, in: file.bytes, path: path)
      // Sections follow each other page by page: so none overlaps, and no byte is unaccounted for.
      guard section.range.lowerBound == roundedUpToPage(end) else {
        throw .invalidSection(
          path: path, section: section.name,
          reason: "starts at \(section.range.lowerBound), not at \(roundedUpToPage(end))")
      }
      guard indexOfSection.updateValue(index, forKey: section.name) == nil else {
        throw .invalidSection(path: path, section: section.name, reason: "is there twice")
      }
      end = section.range.upperBound
      sections.append(section)
    }
    guard end == file.byteCount else {
      throw .trailingBytes(path: path, byteCount: file.byteCount, expected: end)
    }
    self.file = file
    self.sections = sections
    self.indexOfSection = indexOfSection
  }

  /// Where the file lies.
  public var path: String { file.path }

  /// The whole file's length.
  public var byteCount: Int { file.byteCount }

  /// The header of `file`, which someone may be marking at this moment.
  private static func header(of file: MappedFile) throws(FileError) -> Header {
    for _ in 0..<HeadChange.patience {
      do throws(FileError) { return try Header(reading: file.bytes, path: file.path) } catch {
        guard case .damagedHeader = error,
          file.withUnsafeBytes({ HeaderMark.isBeingSet(in: $0) })
        else { throw error }
        HeadChange.pause()
      }
    }
    return try Header(reading: file.bytes, path: file.path)
  }

  /// Whether there is a section of that name.
  public func contains(_ name: String) -> Bool { indexOfSection[name] != nil }

  /// The section called `name`.
  public func section(named name: String) throws(FileError) -> Section {
    guard let index = indexOfSection[name] else {
      throw .missingSection(path: file.path, section: name)
    }
    return sections[index]
  }

  /// The elements of the section `name`, which must have `elementType` and, if given, `shape`.
  public func array<Element: BitwiseCopyable & Sendable>(
    named name: String, of type: Element.Type, elementType: ElementType, shape: [Int]? = nil
  ) throws(FileError) -> MappedArray<Element> {
    let section = try section(named: name)
    guard section.elementType == elementType, shape == nil || section.shape == shape else {
      let expected = shape.map { "\(elementType.name) \($0)" } ?? elementType.name
      throw .unexpectedSection(
        path: file.path, section: name,
        found: "\(section.elementType.name) \(section.shape)", expected: expected)
    }
    precondition(MemoryLayout<Element>.stride == elementType.byteCount, "type of another size")
    return MappedArray(file, range: section.range)
  }

  /// The largest section that ``text(named:)`` copies.
  public static let textByteCountLimit = 16 << 20

  /// A copy of the bytes of the small section `name`, such as JSON.
  public func text(named name: String) throws(FileError) -> [UInt8] {
    let bytes = try array(named: name, of: UInt8.self, elementType: .uint8)
    guard bytes.count <= Self.textByteCountLimit else {
      throw .sectionTooLarge(
        path: file.path, section: name, byteCount: bytes.count, limit: Self.textByteCountLimit)
    }
    return bytes.withUnsafeBufferPointer { Array($0) }
  }
}

extension Container {
  /// Reads the whole file and checks every byte: checksums of all sections, zeros between them.
  ///
  /// `progress` gets the bytes read so far and in all.
  public func verify(progress: ((Int, Int) -> Void)? = nil) throws(FileError) {
    // Truncated since, reading would end in a signal.
    try file.checkUnchanged()
    file.advise(.sequential, in: 0..<file.byteCount)
    defer { file.advise(.random, in: 0..<file.byteCount) }
    var end = Header.byteCount + sections.count * SectionEntry.byteCount
    for section in sections {
      try checkZeros(end..<section.range.lowerBound)
      let found = checksum(of: section, progress: progress)
      guard found == section.checksum else {
        throw .damagedSection(
          path: file.path, section: section.name, expected: section.checksum, found: found)
      }
      end = section.range.upperBound
    }
    try file.checkUnchanged()
  }

  private func checkZeros(_ range: Range<Int>) throws(FileError) {
    let offset: Int? = file.withUnsafeBytes { bytes in
      var offset = range.lowerBound
      while offset < range.upperBound, bytes[offset] == 0 { offset += 1 }
      return offset < range.upperBound ? offset : nil
    }
    if let offset { throw .damagedPadding(path: file.path, offset: offset) }
  }

  private func checksum(of section: Section, progress: ((Int, Int) -> Void)?) -> UInt64 {
    var checksum = Checksum()
    let step = 8 << 20
    for start in stride(from: section.range.lowerBound, to: section.range.upperBound, by: step) {
      let range = start..<min(start + step, section.range.upperBound)
      file.withUnsafeBytes { checksum.update(UnsafeRawBufferPointer(rebasing: $0[range])) }
      progress?(range.upperBound, file.byteCount)
    }
    return checksum.value
  }
}
