import SteleFile

/// The names that payloads stand for.
final class PayloadNames: Sendable {
  private let licenses: TextTable?
  private let languages: TextTable?
  private let setOffsets: CheckedSection?
  private let setMembers: CheckedSection?

  init(_ layout: FileLayout, in container: Container) throws(CorpusError) {
    languages = try TextTable(SectionNames.languages, count: layout.languages, in: container)
    licenses = try TextTable(SectionNames.licenses, in: container)
    guard layout.licenseSets > 0 else {
      setOffsets = nil
      setMembers = nil
      return
    }
    let offsets = try CheckedSection(SectionNames.licenseSetOffsets, of: .uint64, in: container)
    guard offsets.byteCount / 8 == layout.licenseSets + 1 else {
      throw offsets.failure("not \(layout.licenseSets) lists")
    }
    setOffsets = offsets
    setMembers = try CheckedSection(SectionNames.licenseSetMembers, of: .uint32, in: container)
  }

  /// The list of licences with this number.
  func licenses(_ number: UInt32) throws(CorpusError) -> [String] {
    guard number > 0, let setOffsets, let setMembers, let licenses else { return [] }
    let start = try setOffsets.integer(Int(number) - 1, as: UInt64.self)
    let end = try setOffsets.integer(Int(number), as: UInt64.self)
    guard start <= end, end <= setMembers.byteCount / 4 else {
      throw setOffsets.failure("list \(number) has no place")
    }
    var list: [String] = []
    for index in start..<end {
      list.append(try licenses.text(Int(try setMembers.integer(Int(index), as: UInt32.self))))
    }
    return list
  }

  /// The language with this number.
  func language(_ number: UInt16) throws(CorpusError) -> String? {
    guard number > 0, let languages else { return nil }
    return try languages.text(Int(number) - 1)
  }
}
