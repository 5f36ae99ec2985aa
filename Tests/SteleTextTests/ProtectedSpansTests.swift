import SteleTestSupport
import SteleText
import Testing

@Suite struct ProtectedSpansTests {
  private func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return ProtectedSpans.find(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("See https://example.com/a?b=c#d, please.", ["https://example.com/a?b=c#d"]),
    ("(see http://example.com/a_(b)).", ["http://example.com/a_(b)"]),
    (
      "[link](https://a.example/x)[more](https://b.example/)",
      ["https://a.example/x", "https://b.example/"]
    ),
    ("\"https://example.com\"", ["https://example.com"]),
    ("“https://example.com”…", ["https://example.com"]),
    ("Is it HTTP://EXAMPLE.COM?", ["HTTP://EXAMPLE.COM"]),
    (
      "ftp://host:21/file.txt; www.example.org/x!", ["ftp://host:21/file.txt", "www.example.org/x"]
    ),
    ("<https://example.com>", ["https://example.com"]),
    ("https://example.com/{id}/%s.", ["https://example.com/{id}/%s"]),
    ("https://de.wikipedia.org/wiki/Müller.", ["https://de.wikipedia.org/wiki/Müller"]),
    ("请看https://example.com。谢谢", ["https://example.com"]),
    ("访问https://example.com查看", ["https://example.com"]),
    ("（https://zh.wikipedia.org/wiki/中国）", ["https://zh.wikipedia.org/wiki/中国"]),
    ("mailto:me@example.com?subject=x.", ["mailto:me@example.com?subject=x"]),
    ("Note: this, and http:// or awww.x", []),
    ("a://b c://", []),
  ])
  func addressesEndWhereTheSentenceGoesOn(_ text: String, _ spans: [String]) {
    #expect(found(text) == spans)
  }

  @Test(arguments: [
    ("Write to first.last+tag@mail.example.co.uk.", ["first.last+tag@mail.example.co.uk"]),
    ("邮箱me@example.com，谢谢", ["me@example.com"]),
    ("<me@example.com>", ["me@example.com"]),
    ("@mention, me@home, a@b.c and 5@1.2", []),
  ])
  func mailAddressesAreKept(_ text: String, _ spans: [String]) {
    #expect(found(text) == spans)
  }

  @Test(arguments: [
    ("Hi {name}, {0} of {total:.2f}!", ["{name}", "{0}", "{total:.2f}"]),
    ("{} {user.name!r} {items[0]} {имя}", ["{}", "{user.name!r}", "{items[0]}", "{имя}"]),
    ("{{ user.name }} and {{{raw}}}", ["{{ user.name }}", "{{{raw}}}"]),
    ("{% if a %}x{% endif %}", ["{% if a %}", "{% endif %}"]),
    ("${HOME} ${{ x.y }} #{count} %{name}", ["${HOME}", "${{ x.y }}", "#{count}", "%{name}"]),
    ("{when, date, short}", ["{when, date, short}"]),
    (
      "You have {count, plural, one {# new file} other {# new files}}.",
      ["{count, plural, one {# new file} other {# new files}}"]
    ),
    ("{a remark in braces} {这是一个句子} { and {", []),
    ("{count, plural, one {# file}", []),
    ("{{name}", ["{name}"]),
  ])
  func placeholdersAreKept(_ text: String, _ spans: [String]) {
    #expect(found(text) == spans)
  }

  @Test(arguments: [
    (
      "%s has %d of %1$s, %(name)s %.2f %@ %-10s %05d %lld %zu",
      ["%s", "%d", "%1$s", "%(name)s", "%.2f", "%@", "%-10s", "%05d", "%lld", "%zu"]
    ),
    ("100%% of %d%%", ["%%", "%d", "%%"]),
    ("%Y-%m-%d %H:%M", ["%Y", "%m", "%d", "%H", "%M"]),
    ("%ds, %d件", ["%d", "%d"]),
    ("100 % sure, 50% off, 50%off, 100%sure, 5 %ige, 50\u{A0}%de, %50 indirim, 5%", []),
    ("a%20b%C3%A9 %x%", ["%x"]),
    ("100 %(a)s", ["%(a)s"]),
  ])
  func formatSpecifiersAreNoPerCentSigns(_ text: String, _ spans: [String]) {
    #expect(found(text) == spans)
  }

  @Test(arguments: [
    ("Run `make all` now", ["`make all`"]),
    ("`` a`b `` and `c`", ["`` a`b ``", "`c`"]),
    ("```\ncode\n```\nthen", ["```\ncode\n```"]),
    ("one ` here\nand ` there", []),
    ("``quoted'' and `this' and `that'", []),
    (
      "Go <b>on</b>, <a href=\"x>y\" title='z'>there</a><br/>",
      ["<b>", "</b>", "<a href=\"x>y\" title='z'>", "</a>", "<br/>"]
    ),
    ("<input disabled value=1 />", ["<input disabled value=1 />"]),
    (
      "<!-- a > b --><!DOCTYPE html><?xml version=\"1.0\"?>",
      ["<!-- a > b -->", "<!DOCTYPE html>", "<?xml version=\"1.0\"?>"]
    ),
    ("x <y and z> w, 1 < 2 > 0, I <3 you, <- ->", []),
    ("a&nbsp;b &#10; &#x1F600; &amp;", ["&nbsp;", "&#10;", "&#x1F600;", "&amp;"]),
    ("AT&T; Q & A; a&b", []),
  ])
  func codeAndMarkupAreKept(_ text: String, _ spans: [String]) {
    #expect(found(text) == spans)
  }

  @Test(arguments: [
    ("<b>x</b><br/><img src='a' />", ["opening b", "closing b", "empty br", "empty img"]),
    (
      "New? <1>Sign up</1><0/> or <Link to=x>y</Link>",
      ["opening 1", "closing 1", "empty 0", "opening Link", "closing Link"]
    ),
    ("{n, plural, one {# dog} other {# dogs}} {a} <!-- b -->", ["message", "other", "other"]),
    ("{g, select, a {{n, plural, other {x}}} other {}}", ["message"]),
    ("{g,selectordinal,other{#}}%s", ["message", "other"]),
    ("I <3 you, 1 < 2 > 0, <12345>", []),
  ])
  func spansSayWhatTheyAre(_ text: String, _ kinds: [String]) {
    let bytes = Array(text.utf8)
    let found = ProtectedSpans.spans(in: bytes).map { span in
      switch span.kind {
      case .tag(let form, let name): "\(form) \(String(decoding: bytes[name], as: UTF8.self))"
      case .message: "message"
      case .other: "other"
      }
    }
    #expect(found == kinds)
  }

  @Test func anyBytesGiveSortedRangesOfTheText() {
    var random = SplitMix(seed: 7)
    let pieces =
      [
        "`", "``", "{", "}", "{{", "%", "s", "<", ">", "a", "=", "\"", "&", ";", ":", "//", "www.",
        "@", ".", " ", "\n", "<!--", "-->", "é", "中", "plural,", "$", "(", ")", "1", "mailto:",
      ].map { Array($0.utf8) } + [[0xFF], [0xE4], [0xE4, 0xB8], [0xC2], [0]]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0..<40, using: &random)).flatMap { _ in
        pieces.randomElement(using: &random) ?? []
      }
      var end = 0
      for span in ProtectedSpans.find(in: text) {
        #expect(span.lowerBound >= end && !span.isEmpty && span.upperBound <= text.count, "\(text)")
        end = span.upperBound
      }
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "`", "` ``", "` `` ```", "{", "{ ", "{{ ", "{a,plural,", "{a, ", "%", "%1", "%-", "%(a", "<",
      "<a ", "<a b=\"", "<!--", "<!a", "&", "&a", "&#1", ":", "a://", "a://[", "www.", "w", "@",
      "a@", "a@b.", "mailto:", "${", "a.", "\u{A0}", "<a b=c d=", "`\n``", "{%", "(", "a://(",
    ])
  func repeatedBeginningsTakeLinearTime(_ beginning: String) {
    let text = Array(repeatElement(Array(beginning.utf8), count: 60_000).joined())
    let spans = ProtectedSpans.find(in: text)
    #expect(spans.allSatisfy { $0.upperBound <= text.count })
  }
}
