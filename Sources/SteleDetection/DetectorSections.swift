import SteleBase
import SteleFile

/// Reads the sections of a detector file.
struct DetectorSections {
  let container: Container

  /// More than any true file has in sections that are copied.
  private static let copyLimit = 1 << 16

  private func section(_ name: String) -> String { "detector." + name }

  /// The error for a section that says what cannot be.
  func invalid(_ name: String, _ reason: String) -> LanguageDetectorError {
    .invalid(path: container.path, section: section(name), reason: reason)
  }

  /// The elements of a section.
  func array<Element: BitwiseCopyable & Sendable>(
    _ name: String, of type: Element.Type, _ elementType: ElementType, shape: [Int]? = nil
  ) throws(LanguageDetectorError) -> MappedArray<Element> {
    do throws(FileError) {
      return try container.array(
        named: section(name), of: type, elementType: elementType, shape: shape)
    } catch {
      throw .file(error)
    }
  }

  /// A copy of a section of at most `limit` elements.
  func values<Element: BitwiseCopyable & Sendable>(
    _ name: String, of type: Element.Type, _ elementType: ElementType, limit: Int
  ) throws(LanguageDetectorError) -> [Element] {
    let mapped = try array(name, of: type, elementType)
    guard mapped.count <= limit else {
      throw invalid(name, "\(mapped.count) elements, more than \(limit)")
    }
    return Array(mapped)
  }

  /// Numbers, none of which is infinite or none at all.
  func finite(_ name: String, count: Int) throws(LanguageDetectorError) -> [Float] {
    let values = Array(try array(name, of: Float.self, .float32, shape: [count]))
    guard values.allSatisfy(\.isFinite) else { throw invalid(name, "not all are numbers") }
    return values
  }

  /// The languages and the classes: `eng_Latn 1`, a line for each class.
  func classes(
    scriptCount: Int
  ) throws(LanguageDetectorError) -> (languages: [String], classes: [DetectorTables.Class]) {
    let text = try values("classes", of: UInt8.self, .uint8, limit: Self.copyLimit)
    var lines: [(code: String, script: Int)] = []
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard words.count == 2, let script = Int(words[1]), (1..<scriptCount).contains(script),
        words[0].utf8.allSatisfy({ (33...126).contains($0) })
      else { throw invalid("classes", "line \(lines.count + 1) is no language and script") }
      lines.append((words[0], script))
    }
    guard (1...DetectorTables.mostClasses).contains(lines.count) else {
      throw invalid("classes", "\(lines.count) classes")
    }
    let languages = Set(lines.map(\.code)).sorted()
    let classes = lines.map { line in
      DetectorTables.Class(
        language: languages.firstIndex(of: line.code) ?? 0, script: line.script)
    }
    return (languages, classes)
  }

  /// The letters that stand for a letter and a mark, ascending.
  func compositions() throws(LanguageDetectorError) -> [DetectorTables.Composition] {
    let numbers = try values("compositions", of: UInt16.self, .uint16, limit: Self.copyLimit)
    guard numbers.count % 3 == 0 else { throw invalid("compositions", "no triples") }
    let all = stride(from: 0, to: numbers.count, by: 3).map {
      DetectorTables.Composition(
        letter: numbers[$0], mark: numbers[$0 + 1], whole: numbers[$0 + 2])
    }
    let isAscending = zip(all, all.dropFirst()).allSatisfy {
      ($0.letter, $0.mark) < ($1.letter, $1.mark)
    }
    guard isAscending else { throw invalid("compositions", "not in order") }
    return all
  }

  /// Checks that `numbers` go from 0 to `end` and never down.
  func checkAscending(
    _ numbers: MappedArray<UInt32>, _ name: String, to end: Int
  ) throws(LanguageDetectorError) {
    let span = numbers.span
    var last: UInt32 = 0
    var index = 0
    while index < span.count {
      guard span[index] >= last else { throw invalid(name, "not in order") }
      last = span[index]
      index += 1
    }
    guard span[0] == 0, Int(last) == end else {
      throw invalid(name, "goes from \(span[0]) to \(last), not from 0 to \(end)")
    }
  }

  /// Checks that `numbers`, of which the bits of `mask` count, are numbers of a `kind` below `count`.
  func checkNumbers<Number: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ numbers: MappedArray<Number>, mask: Number = ~0, of kind: String, _ name: String, count: Int
  ) throws(LanguageDetectorError) {
    let span = numbers.span
    var highest: Number = 0
    var index = 0
    while index < span.count {
      highest = max(highest, span[index] & mask)
      index += 1
    }
    guard Int(highest) < count else { throw invalid(name, "has \(kind) \(highest) of \(count)") }
  }
}
