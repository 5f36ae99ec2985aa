extension ReuseAnnotations {
  /// Reads a `REUSE.toml`, version 1.
  ///
  /// Never traps, whatever the bytes.
  package init(toml bytes: [UInt8]) throws(ReuseError) {
    var reader = TOMLReader(try Self.text(bytes))
    let document = try reader.document()
    guard let version = document["version"] else {
      throw ReuseError(line: 1, reason: "there is no version; write version = 1 at the start")
    }
    guard case .integer(1) = version.value else {
      throw ReuseError(
        line: version.line, reason: "the version must be 1, the one that is known")
    }
    var annotations: [Annotation] = []
    if let entry = document["annotations"] {
      guard case .array(let tables) = entry.value else { throw Self.noTables(entry.line) }
      for item in tables {
        guard case .table(let table) = item.value else { throw Self.noTables(item.line) }
        annotations.append(try Annotation(table, line: item.line))
      }
    }
    self.annotations = annotations
  }

  private static func noTables(_ line: Int) -> ReuseError {
    ReuseError(line: line, reason: "annotations must be tables; begin each with [[annotations]]")
  }
}

extension ReuseAnnotations.Annotation {
  fileprivate init(_ table: TOMLTable, line: Int) throws(ReuseError) {
    let paths = try Self.texts("path", in: table)
    guard !paths.isEmpty else {
      throw ReuseError(line: line, reason: "an annotation needs a path, for example path = \"**\"")
    }
    var precedence = ReuseAnnotations.Precedence.closest
    if let entry = table["precedence"] {
      guard case .text(let text) = entry.value,
        let value = ReuseAnnotations.Precedence(rawValue: text)
      else {
        throw ReuseError(
          line: entry.line, reason: "precedence must be \"aggregate\", \"closest\" or \"override\"")
      }
      precedence = value
    }
    self.init(
      patterns: paths.map { ReusePattern(toml: $0.utf8) }, precedence: precedence,
      licenses: try Self.texts("SPDX-License-Identifier", in: table))
  }

  /// One text, or a list of them; empty where there is no such key.
  private static func texts(_ key: String, in table: TOMLTable) throws(ReuseError) -> [String] {
    guard let entry = table[key] else { return [] }
    if case .text(let text) = entry.value { return [text] }
    guard case .array(let items) = entry.value else { throw noText(key, entry.line) }
    var texts: [String] = []
    for item in items {
      guard case .text(let text) = item.value else { throw noText(key, item.line) }
      texts.append(text)
    }
    return texts
  }

  private static func noText(_ key: String, _ line: Int) -> ReuseError {
    ReuseError(line: line, reason: "\(key) must be a string in quotes, or a list of such strings")
  }
}
