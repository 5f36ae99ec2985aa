import SteleDocument
import SteleTokenizer
import Testing

@testable import SteleTranslation

@Suite("What is not to be translated")
struct ProtectionTests {
  /// A model that turns all letters to capitals, and so any mask but those of capitals and digits.
  static let shouting: ToyEngine.Rule = { pieces, _ in
    pieces.enumerated().map { ($1.uppercased(), $0) }
  }
  /// A model that leaves out all words with a digit.
  static let dropping: ToyEngine.Rule = { pieces, _ in
    pieces.enumerated().filter { !$1.contains { $0.isNumber } }.map { ($1.uppercased(), $0) }
  }
  static let texts = [
    "see https://example.com/a?b=c now": "SEE https://example.com/a?b=c NOW",
    "hello {user_name}, you have %d messages": "HELLO {user_name}, YOU HAVE %d MESSAGES",
    "write to a.b@example.org": "WRITE TO a.b@example.org",
    "run `ls -l` or `pwd`": "RUN `ls -l` OR `pwd`",
  ]

  @Test(arguments: texts)
  func `comes out unharmed where the model copies masks`(text: String, expected: String) throws {
    let run = try TextRun(text, ToyEngine(Self.shouting))
    #expect(run.text == expected)
    #expect(run.counts.protectedPlaced == 0)
  }

  @Test(arguments: texts)
  func `is put where attention says where the model does not`(text: String, expected: String) throws
  {
    let run = try TextRun(text, ToyEngine(Self.dropping))
    #expect(run.text == expected)
    #expect(run.counts.protectedPlaced > 0)
  }

  @Test func `is translated like the rest without guards`() throws {
    #expect(try TextRun("a {b}", ToyEngine(Self.shouting), guards: false).text == "A {B}")
  }

  @Test func `keeps verbatim marks even without guards`() throws {
    for guards in [true, false] {
      let run = try TextRun(
        [TextUnit(marked: "call `run()` twice")], ToyEngine(Self.shouting), guards: guards)
      #expect(run.translations[0].unit.bracketed == "CALL `run()` TWICE")
    }
  }

  @Test func `may contain what looks like a mask`() throws {
    let run = try TextRun("use X1 and {x}", ToyEngine(Self.shouting))
    #expect(run.text == "USE X1 AND {x}")
  }
}
