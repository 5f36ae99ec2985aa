import SteleTestSupport
import SteleText
import Testing

@Suite struct ProtectedSpansTests {
  private func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return ProtectedSpans.spans(in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
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
    (
      "tel:+49-30-1234, data:image/png;base64,AA+/=",
      ["tel:+49-30-1234", "data:image/png;base64,AA+/="]
    ),
    ("Note: this, and http:// or awww.x, data:more, hotel:123", []),
    ("a://b c://", []),
  ])
  func `Addresses end where the sentence goes on`(_ text: String, _ spans: [String]) {
    #expect(found(text) == spans)
  }

  @Test(arguments: [
    ("Write to first.last+tag@mail.example.co.uk.", ["first.last+tag@mail.example.co.uk"]),
    ("邮箱me@example.com，谢谢", ["me@example.com"]),
    ("<me@example.com>", ["me@example.com"]),
    ("me@home, a@b.c, 5@1.2 and @ 5", []),
  ])
  func `Mail addresses are kept`(_ text: String, _ spans: [String]) {
    #expect(found(text) == spans)
  }

  @Test(arguments: [
    ("Hi {name}, {0} of {total:.2f}!", ["{name}", "{0}", "{total:.2f}"]),
    (
      "{} {user.name!r} {items[0]} {имя} {名字}",
      ["{}", "{user.name!r}", "{items[0]}", "{имя}", "{名字}"]
    ),
    ("{{ user.name }} and {{{raw}}}", ["{{ user.name }}", "{{{raw}}}"]),
    ("{% if a %}x{% endif %}", ["{% if a %}", "{% endif %}"]),
    ("${HOME} ${{ x.y }} #{count} %{name}", ["${HOME}", "${{ x.y }}", "#{count}", "%{name}"]),
    ("{when, date, short}", ["{when, date, short}"]),
    (
      "You have {count, plural, one {# new file} other {# new files}}.",
      ["{count, plural, one {# new file} other {# new files}}"]
    ),
    ("{a remark in braces} {这是一句话，不是名字} { and {", []),
    ("{count, plural, one {# file}", []),
    ("{{name}", ["{name}"]),
    (
      "{0:dd MMM yyyy} {0:N2} { $name } { NUMBER($n, digits: 2) } {0,choice,0#no|1#{0} dogs}",
      [
        "{0:dd MMM yyyy}", "{0:N2}", "{ $name }", "{ NUMBER($n, digits: 2) }",
        "{0,choice,0#no|1#{0} dogs}",
      ]
    ),
    (
      "{{- x}} {{#if a}}b{{/if}} {{ a | date:'short' }}",
      ["{{- x}}", "{{#if a}}", "{{/if}}", "{{ a | date:'short' }}"]
    ),
    (
      "{#if a b}x{:else}y{/if} {# a note #}{%- for x in y -%}",
      ["{#if a b}", "{:else}", "{/if}", "{# a note #}", "{%- for x in y -%}"]
    ),
    (
      "Hi <%= name %>, <%# a > b %><?= $x ?><?php echo $y->z; ?>",
      ["<%= name %>", "<%# a > b %>", "<?= $x ?>", "<?php echo $y->z; ?>"]
    ),
    ("{count, plural, one # file}", ["{count, plural, one # file}"]),
  ])
  func `Placeholders are kept`(_ text: String, _ spans: [String]) {
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
    ("a%20b%C3%A9", []),
    ("100 %(a)s", ["%(a)s"]),
    (
      "%@ %lld %1$@ %1$lld %#@files@ %2$#@n@",
      ["%@", "%lld", "%1$@", "%1$lld", "%#@files@", "%2$#@n@"]
    ),
    ("%1 of %2, %L1, %1!s! and %10", ["%1", "%2", "%L1", "%1!s!", "%10"]),
    (
      "%user at %site_name, %count%, %PATH%, %%name%%",
      ["%user", "%site_name", "%count%", "%PATH%", "%%name%%"]
    ),
    ("%2llu:%02u, %ldK, %limin, %P: %C", ["%2llu", "%02u", "%ld", "%li", "%P", "%C"]),
    ("%dpx, %dMB, %dth, %d%s, %s%%", ["%d", "%d", "%d", "%d", "%s", "%s", "%%"]),
    (
      "%v %+v %[1]d %<name>s %(full name)s %1$tY %i%n",
      [
        "%v", "%+v", "%[1]d", "%<name>s", "%(full name)s", "%1$tY", "%i", "%n",
      ]
    ),
    ("%5 of %5, 5 %, 20%ige, 3.5%, %50", ["%5", "%5", "%50"]),
    ("%50 off, %20", []),
  ])
  func `Format specifiers are no per cent signs`(_ text: String, _ spans: [String]) {
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
  func `Code and markup are kept`(_ text: String, _ spans: [String]) {
    #expect(found(text) == spans)
  }

  @Test(arguments: [
    ("Rename to :name now, :Attribute (:count)", [":name", ":Attribute", ":count"]),
    ("Hi :smile: and :+1:!", [":smile:", ":+1:"]),
    (
      "See :ref:`two dogs <label>`, :py:func:`x`, `a <b>`_ and |version|.",
      [":ref:`two dogs <label>`", ":py:func:`x`", "`a <b>`_", "|version|"]
    ),
    ("請輸入:attribute", [":attribute"]),
    (
      "Ask @user, @first.last. or @me@social.example; @VERSION@ @:menu.file",
      ["@user", "@first.last", "@me@social.example", "@VERSION@", "@:menu.file"]
    ),
    (
      "Buy !count at $HOME, $NAME$, $userName, $t(other.key) or $t(a, { \"b\": 1 })",
      [
        "!count", "$HOME", "$NAME$", "$userName", "$t(other.key)", "$t(a, { \"b\": 1 })",
      ]
    ),
    (
      "Like #dogs and #größe, not #1: #ff0000 #A1B2C3D4",
      ["#dogs", "#größe", "#ff0000", "#A1B2C3D4"]
    ),
    ("Tell __count__ of [site:name] in [1,19]", ["__count__", "[site:name]", "[1,19]"]),
    (
      #"As \ref{fig:1}, \cite[p. 3]{a,b} and \LaTeX show"#,
      [#"\ref{fig:1}"#, #"\cite[p. 3]{a,b}"#, #"\LaTeX"#]
    ),
    (#"\emph{two \textbf{big} dogs}"#, [#"\emph{"#, #"\textbf{"#, "}", "}"]),
    (#"One\nTwo\tthree \(name)"#, [#"\n"#, #"\t"#, #"\(name)"#]),
    (
      #"In C:\dir\file.exe, D:/a/b or \\server\share."#,
      [#"C:\dir\file.exe"#, "D:/a/b", #"\\server\share"#]
    ),
  ])
  func `Names are kept`(_ text: String, _ spans: [String]) {
    #expect(found(text) == spans)
  }

  @Test(arguments: [
    (
      "Call get_user, std::vector, a.b() and getUserName().",
      ["get_user", "std::vector", "a.b()", "getUserName()"]
    ),
    ("Use --dry-run or --level=high.", ["--dry-run", "--level=high"]),
    (
      "Open readme.txt, /usr/lib/x, ~/notes, ./a/b, src/main.swift (SETUP.EXE).",
      ["readme.txt", "/usr/lib/x", "~/notes", "./a/b", "src/main.swift", "SETUP.EXE"]
    ),
    (
      "Get v1.2.3, v2, 2.0.1-beta, 2.0-rc1 or 10.4.112.",
      ["v1.2.3", "v2", "2.0.1-beta", "2.0-rc1", "10.4.112"]
    ),
    ("At example.com or docs.example.org/a/b.", ["example.com", "docs.example.org/a/b"]),
    ("请看readme.txt。 Größe_x", ["readme.txt"]),
    (
      "123e4567-e89b-12d3-a456-426614174000 a1b2c3d4e5f60718",
      [
        "123e4567-e89b-12d3-a456-426614174000", "a1b2c3d4e5f60718",
      ]
    ),
  ])
  func `What is no word is kept`(_ text: String, _ spans: [String]) {
    #expect(found(text) == spans)
  }

  @Test(arguments: [
    "fa-dog", "fas fa-dog", "mdi:home", "mdi mdi-account", "#ff0000", "#fff", "rgb(255, 0, 0)",
    "var(--main)", "primaryColor", "menu.file.open", "image/png", "en-US", "de_DE", "10px",
    "1.5rem",
    "2026-11-30T10:00:00Z", "2026-11-30T10:00:00.000+01:00", "MAX_VALUE", "https://a.example/x",
    "me@a.example", "readme.txt", " get_user\n", "AKIA09xY7zQ1mN5bV3cD", "{name}", "std::string",
  ])
  func `A text that is no words is kept as a whole`(_ text: String) {
    #expect(found(text) == [text.trimmed])
  }

  @Test(arguments: [
    "It is 50% off, 100 % sure, a<b, AT&T, R&D, Q&A, C++, C#, F#m, .NET and 3:2.",
    "At 10:30, 10:30:45 or 5 pm; from 9-to-5, 24/7, on 30.11.2026, 11/30/2026 or 1.2.26.",
    "and/or, he/she, w/o, km/h, 1/2, TCP/IP, AC/DC, red/green/blue, either /or",
    "e.g. this, i.e. that, U.S., A.B. Smith, p.m., No.5, St.Petersburg, wait...what, end.Next",
    "Smile :) :-D :D ;) :P :xD :DDD :o) <3 >:( XD",
    "Drive C: or C:, Note:word, Note: word, a : b, ratio 3 :2, 1:1",
    "iPhone, iPad, eBay, macOS, iPadOS, McDonald, JavaScript, PowerPoint, LibreOffice, BürgerInnen, Lehrer_innen",
    "well-known, check-in, state-of-the-art, Wi-Fi, COVID-19, U2, 3D, Catch-22, mother-in-law",
    "word -- word, word--word, a - b, he said --and left-- this, -5, --",
    "$5, US$ 20, $1.50, a $million prize, a $multi-million deal, €5, 5$",
    "#1, # dogs, No. #12, the #-sign, @ home, me @ work, what?! Hello!World, wow !",
    "_so_ it is, *this* and ~that~, snake_ case, __",
    "a | b | c, yes|no, |x| y|z, [sic], [1], (s), dog(s), f(x), [a, b]",
    "1 < 2 > 0, I <3 you, x <y and z> w, <- ->",
    "3.5, 1.5x, 2.0, 1,000.50, 1.000.000, 4.2 GB, version 2, 1.2",
    "log-out, (in) brackets, {a remark in braces}, \"quotes\", 'so', it's o'clock, rock'n'roll",
    "Yahoo! now, Oh!no, 5 % of, %, 20 %, 100%ig",
    "Él dijo: ¡hola! -A ver, ¿qué?; c'est « beau » : oui !",
    "这是一句话：好的。价格是50%！（真的）", "Das macht 5,50 €; z. B. so, d.h. ja.",
    "B2B, A4, 5G, 10k, 3rd, 1st, F16, mp3 player, 4x4",
  ])
  func `Prose stays text`(_ text: String) {
    #expect(found(text) == [])
  }

  @Test(arguments: [
    "Dog", "Two dogs", "OK", "check-in", "Log out", "Note", "Wi-Fi", "N/A", "audio/video", "e.g.",
    "A.M.",
    "well-known", "and/or", "bi-weekly", "Red", "100 km", "5 px wide",
  ])
  func `A short text of words stays text`(_ text: String) {
    #expect(found(text) == [])
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
  func `Spans say what they are`(_ text: String, _ kinds: [String]) {
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

  @Test func `Any bytes give sorted ranges of the text`() {
    var random = SplitMix64(seed: 7)
    let pieces =
      [
        "`", "``", "{", "}", "{{", "%", "s", "<", ">", "a", "=", "\"", "&", ";", ":", "//", "www.",
        "@", ".", " ", "\n", "<!--", "-->", "é", "中", "plural,", "$", "(", ")", "1", "mailto:",
        "_", "/", "-", "--", "\\", "|", "!", "#", "[", "]", "::", "ab", "X", "<%", "%>", ".txt",
      ].map { Array($0.utf8) } + [[0xFF], [0xE4], [0xE4, 0xB8], [0xC2], [0]]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0..<40, using: &random)).flatMap { _ in
        pieces.randomElement(using: &random) ?? []
      }
      var end = 0
      for span in ProtectedSpans.spans(in: text).map(\.range) {
        #expect(span.lowerBound >= end && !span.isEmpty && span.upperBound <= text.count, "\(text)")
        end = span.upperBound
      }
    }
  }

  @Test(
    .serialized, .timeLimit(.minutes(1)),
    arguments: [
      "`", "` ``", "` `` ```", "{", "{ ", "{{ ", "{a,plural,", "{a, ", "%", "%1", "%-", "%(a", "<",
      "<a ", "<a b=\"", "<!--", "<!a", "&", "&a", "&#1", ":", "a://", "a://[", "www.", "w", "@",
      "a@", "a@b.", "mailto:", "${", "a.", "\u{A0}", "<a b=c d=", "`\n``", "{%", "(", "a://(",
      "a/", "/a", "a_", "_", "a::", "--", "-", "\\", "\\a", "\\ab{", "\\emph{a ", "C:\\", "$t(",
      "|a", "|", "[a:", "[1,", "!a", "@a", "#a", "#é", ":a", ":a:", ":a:`", "%a", "%ab%", "{#",
      "{0:",
      "{A(", "<%", "<?a", "<?=", "aB", "v1.", "a.b(", "1.", "~/",
    ])
  func `Repeated beginnings take linear time`(_ beginning: String) {
    let text = Array(repeatElement(Array(beginning.utf8), count: 30_000).joined())
    let spans = ProtectedSpans.spans(in: text)
    #expect(spans.allSatisfy { $0.range.upperBound <= text.count })
  }
}

extension String {
  fileprivate var trimmed: String {
    String(self.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
