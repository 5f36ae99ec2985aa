import SteleBase

/// Reads a glossary's lines.
struct GlossaryParser {
  let path: String
  /// In bytes: bounds what a search compares at each place.
  private static let longestTerm = 1024

  /// The terms of all lines, sorted by source, each once.
  func terms(of bytes: [UInt8]) throws(GlossaryError) -> [Term] {
    var terms: [Term] = []
    var rest = ByteOrderMark.skipped(bytes)
    var number = 0
    while !rest.isEmpty {
      number += 1
      let end = rest.firstPosition(of: UInt8(ascii: "\n")) ?? rest.endIndex
      if let term = try term(rest[rest.startIndex..<end], number: number) { terms.append(term) }
      rest = rest[min(end + 1, rest.endIndex)...]
    }
    terms.sort {
      $0.source == $1.source
        ? $0.line < $1.line : $0.source.lexicographicallyPrecedes($1.source)
    }
    return try withoutRepetitions(terms)
  }

  private func term(_ line: ArraySlice<UInt8>, number: Int) throws(GlossaryError) -> Term? {
    guard line.first != UInt8(ascii: "#"), !line.allSatisfy(\.isASCIIWhiteSpace) else { return nil }
    guard let tab = line.firstPosition(of: UInt8(ascii: "\t")) else {
      throw invalid(number, "there is no tab")
    }
    let source = line[..<tab].trimmingASCIIWhiteSpace()
    let target = line[(tab + 1)...].trimmingASCIIWhiteSpace()
    guard !source.isEmpty else { throw invalid(number, "there is no term before the tab") }
    guard !target.isEmpty else { throw invalid(number, "there is no translation after the tab") }
    guard !target.contains(UInt8(ascii: "\t")) else {
      throw invalid(number, "there is more than one tab")
    }
    guard source.count <= Self.longestTerm else {
      throw invalid(number, "the term is longer than \(Self.longestTerm) bytes")
    }
    guard isUTF8(source), isUTF8(target) else { throw invalid(number, "it is not UTF-8") }
    return Term(source: Array(source), target: Array(target), line: number)
  }

  private func withoutRepetitions(_ sorted: [Term]) throws(GlossaryError) -> [Term] {
    var terms: [Term] = []
    terms.reserveCapacity(sorted.count)
    for term in sorted {
      guard let last = terms.last, last.source == term.source else {
        terms.append(term)
        continue
      }
      guard last.target == term.target else {
        throw .conflictingTerms(
          path: path, term: String(decoding: term.source, as: UTF8.self), firstLine: last.line,
          line: term.line)
      }
    }
    return terms
  }

  private func invalid(_ line: Int, _ reason: String) -> GlossaryError {
    .invalidLine(path: path, line: line, reason: reason)
  }

  private func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        guard let length = UTF8Character.length(in: text, at: index) else { return false }
        index += length
      }
      return true
    }
  }
}
