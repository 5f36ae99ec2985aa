import Foundation
import SteleLicense
import SteleTestSupport
import Testing

/// Random lines, beside what the REUSE tool finds in them.
@Suite struct ReuseLineTests {
  /// A line of the table.
  private struct Line {
    var kind: String
    var text: String
    /// The tool's expressions, nil for what is none.
    var answers: [LicenseExpression?]
    /// What we find, nil for what cannot be read.
    var found: [LicenseExpression?]

    init(_ row: [String]) throws {
      let decoder = JSONDecoder()
      kind = row[0]
      text = try decoder.decode(String.self, from: Data(row[1].utf8))
      let written = try decoder.decode([String].self, from: Data(row[2].utf8))
      answers = written.map { try? LicenseExpression(parsing: $0) }
      found = LicenseTag.tags(in: Array(text.utf8)).map { try? $0.expression.get() }
      // license-expression's spelling means the same.
      let rendered = try decoder.decode([String].self, from: Data(row[3].utf8))
      for (one, other) in zip(answers, rendered) where kind == "plain" {
        #expect(try one == LicenseExpression(parsing: other), "\(row)")
      }
    }
  }

  private func lines(_ kind: String) throws -> [Line] {
    let url = Repository.golden.appending(path: "reuse/lines.tsv")
    let text = try String(contentsOf: url, encoding: .utf8)
    // Bytes, since a line may hold a character that Swift takes for a line's end.
    return try text.utf8.split(separator: UInt8(ascii: "\n")).map { row in
      row.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
    }.filter { $0[0] == kind }.map(Line.init)
  }

  @Test func `Expressions in comments of all kinds are what the tool finds`() throws {
    let lines = try lines("plain")
    #expect(lines.count > 600)
    for line in lines { #expect(line.found == line.answers, "\(line.text)") }
  }

  @Test func `What is no expression to the tool cannot be read here either`() throws {
    let lines = try lines("junk")
    #expect(lines.count > 200)
    for line in lines {
      // The tool takes a no-break space for a space.
      let expected = line.text.contains("\u{A0}") ? [nil] : line.answers
      #expect(line.found == expected, "\(line.text)")
    }
  }

  @Test
  func
    `By our own rules some can be read that the tool cannot: Cargo's slash, quotes, a full stop`()
    throws
  {
    for (kind, rule) in [("slash", "/"), ("quoted", "\""), ("stop", ".")] {
      let lines = try lines(kind)
      #expect(lines.count > 40)
      for line in lines {
        #expect(line.answers.count == 1 && line.text.contains(rule))
        let marker = try #require(line.text.range(of: "SPDX-License-Identifier:"))
        // Without the comment's frame.
        let frame = CharacterSet(charactersIn: "\"'.;|#/*<>!-{}%=@[]:").union(.whitespaces)
        var said = line.text[marker.upperBound...].trimmingCharacters(in: frame)
        if said.hasSuffix(" *)") { said.removeLast(3) }
        let wanted = try LicenseExpression(
          parsing: said.replacingOccurrences(of: "/", with: " OR "))
        #expect(line.found.map { $0?.terms } == [wanted.terms], "\(line.text)")
      }
    }
  }

  @Test func `Where code or another comment follows, each tag is read to the end of its own`()
    throws
  {
    for kind in ["several", "code"] {
      for line in try lines(kind) {
        let texts = line.text.components(separatedBy: "SPDX-License-Identifier:").dropFirst()
        let wanted = try texts.map { text in
          try LicenseExpression(
            parsing: String(text[..<(text.range(of: "*/")?.lowerBound ?? text.endIndex)]))
        }
        #expect(line.found == wanted, "\(line.text)")
      }
    }
  }
}
