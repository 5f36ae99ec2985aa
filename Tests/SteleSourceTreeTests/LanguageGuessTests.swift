import SteleTestSupport
import Testing

@testable import SteleSourceTree

@Suite struct LanguageGuessTests {
  private func guess(_ path: String, _ text: String = "") -> LanguageGuess? {
    LanguageGuess(path: path, contents: Array(text.utf8))
  }

  @Test func `Names, interpreters and extensions stand for the languages that Linguist gives them`()
    throws
  {
    let rows = try goldenRows("languages.tsv")
    #expect(rows.count > 500)
    for row in rows {
      let names = row[2].split(separator: "/").map(String.init)
      let guess =
        switch row[0] {
        case "name": guess("a/" + row[1])
        case "interpreter": guess("a/no-such-name", "#!/usr/bin/" + row[1] + "\n")
        default: guess("a/x" + row[1])
        }
      let found = try #require(guess, "\(row)")
      #expect(
        [found.language] + found.alternatives == names
          || Set([found.language] + found.alternatives) == Set(names), "\(row)")
      if !row[3].isEmpty { #expect(found.language == row[3], "\(row)") }
    }
  }

  @Test func `The table has all of Linguist's languages`() {
    #expect(SourceLanguage.all.count == 658)
    #expect(SourceLanguage.source == "Linguist 7.22.1")
    #expect(SourceLanguage.all.first { $0.name == "Swift" }?.kind == .programming)
  }

  @Test func `A file's whole name beats its first line, which beats its extension`() {
    #expect(guess("Makefile", "#!/bin/sh\n")?.language == "Makefile")
    #expect(guess("x.py", "#!/bin/sh\n")?.language == "Shell")
    #expect(guess("x.py", "#!/no/such\n")?.language == "Python")
    #expect(guess("x.py")?.basis == .fileExtension)
    #expect(guess("dir/CMakeLists.txt")?.basis == .fileName)
    #expect(guess("x.unheard-of") == nil)
    #expect(guess("README") == nil || guess("README")?.basis == .fileName)
    #expect(guess("") == nil)
  }

  @Test func `The first line's program is found behind env, options, variables and versions`() {
    let cases: [(String, String?)] = [
      ("#!/bin/sh", "sh"), ("#! /usr/bin/perl -w\n", "perl"),
      ("#!/usr/bin/env python3\r\n", "python3"),
      ("#!/usr/bin/env -S python2.7 -u\n", "python2"), ("#!/usr/bin/env FOO=1 ruby\n", "ruby"),
      ("#!/usr/bin/env -i A=b C=d /opt/node\n", "node"), ("#!/usr/bin/env\n", nil), ("#!\n", nil),
      ("#!", nil), (" #!/bin/sh", nil), ("#!/\n", ""), ("#!/usr/bin/lua5.1", "lua5"),
      ("#!/usr/bin/guile-2.0", "guile-2"), ("", nil),
    ]
    for (line, program) in cases {
      #expect(Shebang.interpreter(in: Array(line.utf8)) == program, "\(line)")
    }
  }

  @Test func `Lines decide between the languages of an extension, or the default counts`() {
    let cases = [
      ("a.h", "int f(void);\n", "C"), ("a.h", "namespace x {\n", "C++"),
      ("a.h", "  @interface Foo\n", "Objective-C"), ("a.m", "#import <Foo.h>\n", "Objective-C"),
      ("a.m", "% comment\n", "MATLAB"), ("a.pl", "use strict;\n", "Perl"),
      ("a.pl", "parent(X, Y) :- child(Y, X).\n", "Prolog"), ("a.ts", "let a = 1\n", "TypeScript"),
      ("a.ts", "<?xml version=\"1.0\"?>\n", "XML"), ("a.php", "<?hh\n", "Hack"),
      ("a.php", "<?php\n", "PHP"), ("a.rs", "fn main() {}\n", "Rust"),
      ("a.md", "# A\n", "Markdown"),
      ("a.cs", "class A {}\n", "C#"), ("a.v", "module a;\n", "Verilog"),
      ("A.SQL", "select 1\n", "SQL"),
      ("a.v", "Theorem x : True.\n", "Coq"), ("a.tar.JS", "", "JavaScript"),
    ]
    for (path, text, language) in cases {
      #expect(guess(path, text)?.language == language, "\(path): \(text)")
    }
    #expect(guess("a.h", "int f(void);\n")?.alternatives == ["C++", "Objective-C"])
    #expect(guess("a.h", "namespace x {\n")?.alternatives == [])
    #expect(guess("a.h", "namespace x {\n")?.basis == .lines)
  }

  @Test func `Any names and bytes are read without a trap`() {
    var random = SplitMix64(seed: 37)
    for name in ["a.h", "a.m", ".h", "..", "/", "a.", "x.\u{1F600}", "a.b.c.d.e.f.g.h.i.j.k"] {
      let bytes = (0..<3000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      _ = LanguageGuess(path: name, contents: bytes)
      _ = LanguageGuess(path: name, contents: Array("#!".utf8) + bytes)
      _ = GeneratedFile.isGenerated(name, contents: bytes)
    }
  }
}
