import SteleFile

/// The names that payloads stand for.
final class PayloadNames: Sendable {
  private let licenses: TextTable?
  private let languages: TextTable?
  private let setOffsets: CheckedSection?
  private let setMembers: CheckedSection?
  private let expressions: TextTable?
  private let setExpressions: CheckedSection?

  init(_ layout: FileLayout, in container: Container) throws(CorpusError) {
    languages = try TextTable(SectionNames.languages, count: layout.languages, in: container)
    licenses = try TextTable(SectionNames.licenses, in: container)
    guard layout.licenseSets > 0 else {
      setOffsets = nil
      setMembers = nil
      expressions = nil
      setExpressions = nil
      return
    }
    let offsets = try CheckedSection(SectionNames.licenseSetOffsets, of: .uint64, in: container)
    guard offsets.byteCount / 8 == layout.licenseSets + 1 else {
      throw offsets.failure("not \(layout.licenseSets) lists")
    }
    setOffsets = offsets
    let name = SectionNames.licenseSetMembers
    // Lists may have nothing but an expression.
    setMembers =
      licenses == nil && !container.contains(name)
      ? nil : try CheckedSection(name, of: .uint32, in: container)
    guard layout.hasExpressions else {
      expressions = nil
      setExpressions = nil
      return
    }
    expressions = try TextTable(SectionNames.expressions, in: container)
    let numbers = try CheckedSection(
      SectionNames.licenseSetExpressions, of: .uint32, in: container)
    guard numbers.byteCount / 4 == layout.licenseSets else {
      throw numbers.failure("not \(layout.licenseSets) lists")
    }
    setExpressions = numbers
  }

  /// The list of licences with this number, as rows spelled and ordered them, and its expression.
  func licenses(_ number: UInt32) throws(CorpusError) -> LicenseSet {
    LicenseSet(names: try list(number), expression: try expression(number))
  }

  private func list(_ number: UInt32) throws(CorpusError) -> [String] {
    guard number > 0, let setOffsets else { return [] }
    let start = try setOffsets.integer(Int(number) - 1, as: UInt64.self)
    let end = try setOffsets.integer(Int(number), as: UInt64.self)
    guard start <= end, end <= (setMembers?.byteCount ?? 0) / 4 else {
      throw setOffsets.failure("list \(number) has no place")
    }
    guard let setMembers, let licenses else { return [] }
    var list: [String] = []
    for index in start..<end {
      list.append(try licenses.text(Int(try setMembers.integer(Int(index), as: UInt32.self))))
    }
    return list
  }

  private func expression(_ number: UInt32) throws(CorpusError) -> String? {
    guard number > 0, let setExpressions else { return nil }
    let place = try setExpressions.integer(Int(number) - 1, as: UInt32.self)
    if place == 0 { return nil }
    guard let expressions, place <= expressions.count else {
      throw setExpressions.failure("expression \(place) is not there")
    }
    return try expressions.text(Int(place) - 1)
  }

  /// The names of all languages, ascending.
  func allLanguages() throws(CorpusError) -> [String] { try Self.all(languages) }

  /// The names of all licences, ascending.
  func allLicenses() throws(CorpusError) -> [String] { try Self.all(licenses) }

  private static func all(_ table: TextTable?) throws(CorpusError) -> [String] {
    guard let table else { return [] }
    var names: [String] = []
    for number in 0..<table.count { names.append(try table.text(number)) }
    return names
  }

  /// The language with this number.
  func language(_ number: UInt16) throws(CorpusError) -> String? {
    guard number > 0, let languages else { return nil }
    return try languages.text(Int(number) - 1)
  }
}
