import Testing

@testable import SteleSourceTree

@Suite struct GitMetadataTests {
  @Test func `Owner and name are read from every kind of address, and from no path of a machine`() {
    let addresses = [
      "https://github.com/owner/name", "https://github.com/owner/name.git",
      "git@github.com:owner/name.git",
      "https://user:secret@host:8080/owner/name/", "ssh://git@host:22/owner/name.git",
      "host:owner/name",
      "git://host/owner/name.git", "http://host//owner//name",
    ]
    for address in addresses {
      #expect(GitMetadata.repository(inAddress: address) == "owner/name", "\(address)")
    }
    let others = [
      "/srv/owner/name", "../owner/name", "file:///owner/name", "https://host/name", "https://host",
      "https://host/group/owner/name", "./a:owner/name", "", "host:", "https://host/owner/.git",
    ]
    for address in others {
      #expect(GitMetadata.repository(inAddress: address) == nil, "\(address)")
    }
  }

  @Test func `A configuration is read with its comments, quotes, escapes and continued lines`() {
    let config = GitConfig(
      parsing: Array(
        """
        # [remote "no"]
        [Remote "Ori\\"gin"] url = "a;b" c  # comment
        \tpush = x\\
        y ; more
        flag
        [a.B]
        key=\\n"# "
        [remote "open
        url = z
        """.utf8))
    #expect(config["remote.Ori\"gin.url"] == "a;b c" && config["remote.Ori\"gin.push"] == "xy")
    #expect(config["a.b.key"] == "\n# " && config["remote.open.url"] == nil)
    #expect(config["remote.Ori\"gin.flag"] == nil)
  }
}
