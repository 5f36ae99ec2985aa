import SteleCorpus
import Testing

/// The ways to name contents.
@Suite struct CorpusQueryTests {
  private static let digits = "94a9ed024d3859793618152ea559a168bbcbb5e2"
  private static let long = digits + String(digits.prefix(24))

  @Test(arguments: [
    digits, digits.uppercased(), "swh:1:cnt:\(digits)", "gitoid:blob:sha1:\(digits)",
    "sha1_git:\(digits)",
    "swh:1:cnt:\(digits);origin=https://github.com/a/b;path=/x",
    "https://archive.softwareheritage.org/swh:1:cnt:\(digits)",
    "https://archive.softwareheritage.org/swh:1:cnt:\(digits);origin=https://github.com/a/b;path=/x/",
    "archive.softwareheritage.org/browse/content/sha1_git:\(digits)/?path=x#L1",
    "https://archive.softwareheritage.org/api/1/content/sha1_git:\(digits)/raw/",
    "https://archive.softwareheritage.org/browse/swh:1:cnt:\(digits)/",
  ])
  func `What means git's hash is that`(text: String) throws {
    let query = try #require(CorpusQuery(text))
    #expect(query.lane == .sha1Git && query.text == text)
    #expect(CorpusQuery.swhid(query.key) == "swh:1:cnt:\(Self.digits)")
  }

  @Test func `Other hashes are of their kind`() {
    for (text, lane) in [
      ("sha1:\(Self.digits)", CorpusLane.sha1), ("sha256:\(Self.long)", .sha256),
      ("https://archive.softwareheritage.org/browse/content/sha1:\(Self.digits)/", .sha1),
      ("https://archive.softwareheritage.org/browse/content/sha256:\(Self.long)/", .sha256),
    ] {
      #expect(CorpusQuery(text)?.lane == lane, "\(text)")
    }
  }

  @Test(arguments: [
    "", "nonsense", "swh:1:dir:\(digits)", "swh:2:cnt:\(digits)", "gitoid:blob:sha256:\(long)",
    "gitoid:tree:sha1:\(digits)", "\(digits);origin=x", "sha1:\(long)", "sha256:\(digits)",
    "https://example.org/swh:1:cnt:\(digits)", "https://archive.softwareheritage.org/\(digits)",
    "https://archive.softwareheritage.org/swh:1:rev:\(digits)", "\(digits)0",
    "\(digits.dropLast())g",
  ])
  func `What means something else is none`(text: String) { #expect(CorpusQuery(text) == nil) }
}
