import SteleDocument
import Testing

@Suite struct PlainTextLayoutTests {
  private static let first = "This mail is quoted and was wrapped by hand at about sixty-six"
  private static let second = "columns and goes on here."

  @Test(arguments: [
    "> ", ">> ", "> > ", "# ", "// ", "/// ", ";; ", "-- ", "| ", "    ", "% ", "\t",
  ])
  func `A common prefix of wrapped lines stays at each line, and the text behind it is one`(
    prefix: String
  ) throws {
    let text = "\(prefix)\(Self.first)\n\(prefix)\(Self.second)\n\(prefix)\n"
    let document = try Document(text, as: .text)
    #expect(document.texts == ["\(Self.first) \(Self.second)"])
    #expect(
      try document.shouted()
        == "\(prefix)\(Self.first.uppercased())\n\(prefix)\(Self.second.uppercased())\n\(prefix)\n")
    for toy in [Toy.lengthen, .shout] {
      let lines = try document.rendered(by: toy).split(
        separator: 10, omittingEmptySubsequences: false)
      #expect(lines.count == 4)
      #expect(lines.dropLast().allSatisfy { $0.starts(with: prefix.utf8) })
    }
  }

  @Test func `A comment's stars stay, and items of lists do too, with their hanging lines`() throws
  {
    let text = """
      /** \(Self.first)
       *  \(Self.second)
       *
       * Short one. */

      * \(Self.first)
        \(Self.second)
      * \(Self.first)
      * \(Self.second)
      12) \(Self.first)
          \(Self.second)

      """
    let document = try Document(text, as: .text)
    let joined = "\(Self.first) \(Self.second)"
    #expect(
      document.texts == [
        joined, "Short one.", joined, Self.first, Self.second, joined,
      ])
    #expect(try document.shouted() == text.uppercased())
  }

  @Test func `Columns, form feeds, rules and leaders stay`() throws {
    let text =
      "name\tvalue\tlast one\n\u{C}a  b\n=====\nchapter one ........ 12\nleft    right\nname: ____\n----\n──\n"
    let document = try Document(text, as: .text)
    #expect(
      document.texts == [
        "name", "value", "last one", "a  b", "chapter one", "12", "left", "right", "name:",
      ])
    #expect(try document.shouted() == text.uppercased())
  }

  @Test func `Lines of quotes of different depths are different texts`() throws {
    let document = try Document("> \(Self.first)\n> > \(Self.second)\n", as: .text)
    #expect(document.texts == [Self.first, Self.second])
  }
}
