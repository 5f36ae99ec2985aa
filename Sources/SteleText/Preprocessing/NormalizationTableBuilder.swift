/// Makes the tables of properties from the generated rows.
struct NormalizationTableBuilder {
  private(set) var decompositions: [UInt32] = []
  private(set) var composed: [CharacterPair: UInt32] = [:]
  /// Different records; the first has no property.
  private(set) var records: [CharacterProperties] = []
  private(set) var blocks: [UInt16] = []
  private(set) var pages: [UInt16] = []

  private var mappings: [UInt32: [UInt32]] = [:]
  private var properties: [UInt32: CharacterProperties] = [:]

  init() {
    readPairsAndMappings()
    readTraits()
    addDecompositions()
    fillPages()
  }

  /// Calls `body` with the code points of each row and what follows them in the row.
  private static func forEachRow(
    of text: StaticString, _ body: (Range<UInt32>, ArraySlice<UInt32>) -> Void
  ) {
    var end: UInt32 = 0
    for row in HexadecimalRows(text) where row.count >= 2 {
      let start = end + row[0]
      end = start + row[1]
      body(start..<end, row[2...])
    }
  }

  private mutating func readPairsAndMappings() {
    Self.forEachRow(of: NormalizationTableText.mappings) { points, rest in
      let step = rest[2]
      for point in points {
        mappings[point] = rest[3...].map { $0 + step * (point - points.lowerBound) }
      }
    }
    Self.forEachRow(of: NormalizationTableText.pairs) { points, rest in
      let pair = CharacterPair(first: rest[2], second: rest[3])
      composed[pair] = points.lowerBound
      mappings[points.lowerBound] = [pair.first, pair.second]
    }
  }

  private mutating func readTraits() {
    Self.forEachRow(of: NormalizationTableText.combiningClasses) { points, rest in
      for point in points {
        properties[point, default: .init()].combiningClass = UInt8(truncatingIfNeeded: rest[2])
        properties[point, default: .init()].traits.insert(.joinsPrevious)
      }
    }
    Self.forEachRow(of: NormalizationTableText.decimalDigits) { points, _ in
      for point in points { properties[point, default: .init()].traits.insert(.decimalDigit) }
    }
    for pair in composed.keys {
      properties[pair.second, default: .init()].traits.insert(.joinsPrevious)
    }
    for point in Hangul.joiningLetters.joined() {
      properties[point, default: .init()].traits.insert(.joinsPrevious)
    }
  }

  /// Decomposes fully what the rows decompose by one step, and marks what joins or changes by it.
  private mutating func addDecompositions() {
    let pairs = Set(composed.values)
    for point in mappings.keys.sorted() {
      let decomposition = fullDecomposition(of: point)
      var record = properties[point] ?? .init()
      record.decompositionStart = UInt16(truncatingIfNeeded: decompositions.count)
      record.decompositionCount = UInt8(truncatingIfNeeded: decomposition.count)
      decompositions += decomposition
      if let first = decomposition.first,
        properties[first]?.traits.contains(.joinsPrevious) == true
      {
        record.traits.insert(.joinsPrevious)
      }
      if !pairs.contains(point) || hasCompatibilityMapping(point) { record.traits.insert(.changes) }
      properties[point] = record
    }
  }

  private func fullDecomposition(of point: UInt32) -> [UInt32] {
    guard let mapping = mappings[point] else { return [point] }
    return mapping.flatMap { fullDecomposition(of: $0) }
  }

  /// Whether composition does not make `point` of its parts, because a part is mapped further.
  private func hasCompatibilityMapping(_ point: UInt32) -> Bool {
    guard let mapping = mappings[point] else { return false }
    guard mapping.count == 2,
      composed[CharacterPair(first: mapping[0], second: mapping[1])] == point
    else { return true }
    return mapping.contains { hasCompatibilityMapping($0) }
  }

  private mutating func fillPages() {
    var numbers: [CharacterProperties: UInt16] = [:]
    let plain = number(of: .init(), &numbers)
    var grid = [UInt16](repeating: plain, count: NormalizationTables.codePointCount)
    for (point, record) in properties { grid[Int(point)] = number(of: record, &numbers) }
    let syllable = number(of: .init(traits: .hangulSyllable), &numbers)
    for index in 0..<Hangul.syllableCount { grid[Int(Hangul.firstSyllable + index)] = syllable }
    let other = number(of: .init(traits: .other), &numbers)
    Self.forEachRow(of: NormalizationTableText.others) { points, _ in
      for point in points { grid[Int(point)] = other }
    }
    addPages(of: grid)
  }

  /// Pages whose code points all have one record are kept once.
  private mutating func addPages(of grid: [UInt16]) {
    var uniform: [UInt16: UInt16] = [:]
    for start in stride(from: 0, to: grid.count, by: NormalizationTables.blockLength) {
      let page = grid[start..<start + NormalizationTables.blockLength]
      let first = grid[start]
      let isUniform = page.allSatisfy { $0 == first }
      if isUniform, let known = uniform[first] {
        blocks.append(known)
        continue
      }
      let number = UInt16(truncatingIfNeeded: pages.count / NormalizationTables.blockLength)
      if isUniform { uniform[first] = number }
      pages += page
      blocks.append(number)
    }
  }

  private mutating func number(
    of record: CharacterProperties, _ numbers: inout [CharacterProperties: UInt16]
  ) -> UInt16 {
    if let number = numbers[record] { return number }
    let number = UInt16(truncatingIfNeeded: records.count)
    records.append(record)
    numbers[record] = number
    return number
  }
}
