import SteleBase

extension ReuseAnnotations {
  /// Reads a `.reuse/dep5`, in the form of Debian's `debian/copyright`.
  ///
  /// All annotations aggregate. Never traps, whatever the bytes.
  package init(dep5 bytes: [UInt8]) throws(ReuseError) {
    let paragraphs = try Dep5Paragraph.all(in: try Self.text(bytes))
    guard let header = paragraphs.first, header["format"] != nil else {
      throw ReuseError(
        line: paragraphs.first?.line ?? 1,
        reason:
          "the first paragraph must have a Format field, which names Debian's copyright format")
    }
    var annotations: [Annotation] = []
    for paragraph in paragraphs.dropFirst() {
      if let annotation = try Annotation(paragraph) { annotations.append(annotation) }
    }
    self.annotations = annotations
  }
}

extension ReuseAnnotations.Annotation {
  /// Nil for a paragraph that is about a licence alone.
  fileprivate init?(_ paragraph: Dep5Paragraph) throws(ReuseError) {
    guard let files = paragraph["files"] else {
      guard paragraph["license"] != nil else {
        throw ReuseError(line: paragraph.line, reason: "neither Files nor License; add one")
      }
      return nil
    }
    guard let license = paragraph["license"], paragraph["copyright"] != nil else {
      throw ReuseError(
        line: paragraph.line, reason: "Files without License or Copyright; add what is missing")
    }
    var patterns: [ReusePattern] = []
    for glob in files.split(whereSeparator: \.isWhitespace) {
      guard let pattern = ReusePattern(dep5: glob.utf8) else {
        throw ReuseError(
          line: paragraph.line,
          reason: "in \(LicenseExpressionError.Reason.quoted(String(glob))) a "
            + "backslash stands before something else than *, ? or a backslash; double it")
      }
      patterns.append(pattern)
    }
    guard !patterns.isEmpty else {
      throw ReuseError(line: paragraph.line, reason: "Files is empty; write patterns, or *")
    }
    // Behind the first line stands the licence's text.
    let lines = license.split(separator: "\n", omittingEmptySubsequences: false)
    let synopsis = String(lines.first ?? "").trimmingBlanks
    self.init(patterns: patterns, precedence: .aggregate, licenses: [synopsis])
  }
}

/// Fields by name in lower case, as Debian's control files have them.
private struct Dep5Paragraph {
  /// Where it begins, from 1.
  var line: Int
  private var fields: [String: String] = [:]

  subscript(name: String) -> String? { fields[name] }

  static func all(in text: String) throws(ReuseError) -> [Dep5Paragraph] {
    var paragraphs: [Dep5Paragraph] = []
    var current: Dep5Paragraph?
    var name: String?
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() {
      let line = String(Substring(bytes))
      if line.hasPrefix("#") { continue }
      if line.trimmingBlanks.isEmpty {
        if let current { paragraphs.append(current) }
        (current, name) = (nil, nil)
      } else if line.first == " " || line.first == "\t" {
        guard let name else {
          throw ReuseError(
            line: index + 1, reason: "a line that continues no field; write Name: first")
        }
        current?.fields[name, default: ""] += "\n" + line
      } else {
        var paragraph = current ?? Dep5Paragraph(line: index + 1)
        guard let colon = line.firstIndex(of: ":"), colon != line.startIndex,
          !line[..<colon].contains(where: \.isWhitespace)
        else { throw ReuseError(line: index + 1, reason: "no field; write Name: value") }
        let key = line[..<colon].lowercased()
        guard paragraph.fields[key] == nil else {
          throw ReuseError(
            line: index + 1, reason: "\(line[..<colon]) is there twice; leave one out")
        }
        paragraph.fields[key] = String(line[line.index(after: colon)...])
        (current, name) = (paragraph, key)
      }
    }
    if let current { paragraphs.append(current) }
    return paragraphs
  }

  private init(line: Int) { self.line = line }
}

extension String {
  /// The text without blanks at its beginning and end.
  fileprivate var trimmingBlanks: String { String(trimming(while: \.isWhitespace)) }
}
