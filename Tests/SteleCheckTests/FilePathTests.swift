import SteleCheck
import SteleCorpus
import Testing

@Suite struct FilePathTests {
  @Test(arguments: [
    ("./a", "a"), ("a/", "a"), ("a//b/./c", "a/b/c"), (".", "."), ("./", "."), ("", "."),
    ("/", "/"), ("//", "/"), ("/a/", "/a"), ("../a", "../a"),
  ])
  func `However a path is spelled, it is the same path`(_ given: String, _ expected: String) {
    #expect(FilePath(given).text == expected)
  }

  @Test func `A path is inside its folder and no other`() {
    #expect(FilePath("a/b").isInside(FilePath("a")))
    #expect(FilePath("a").isInside(FilePath("a")))
    #expect(!FilePath("ab").isInside(FilePath("a")))
    #expect(FilePath("..a/b").isInside(FilePath(".")))
    #expect(!FilePath("../b").isInside(FilePath(".")))
    #expect(!FilePath("/b").isInside(FilePath(".")))
    #expect(FilePath("/b").isInside(FilePath("/")))
    #expect(!FilePath("b").isInside(FilePath("/")))
  }

  @Test func `A reference encodes all but what every URI may have`() {
    #expect(FilePath("a:b/c d%é.c").uri == "a%3Ab/c%20d%25%C3%A9.c")
    #expect(FilePath("/x#y").uri == "file:///x%23y")
    #expect(FilePath(bytes: [0x61, 0xFF]).uri == "a%FF")
  }

  @Test func `What is shown escapes controls, marks of direction and bytes that are no text`() {
    #expect(FilePath("a\u{1B}[2J\u{202E}\u{2028}é").shown == #"a\u{1B}[2J\u{202E}\u{2028}é"#)
    #expect(FilePath(bytes: [0x61, 0xC3, 0xC3, 0xA9, 0x0A, 0xFF]).shown == #"a\xC3é\u{A}\xFF"#)
  }
}
