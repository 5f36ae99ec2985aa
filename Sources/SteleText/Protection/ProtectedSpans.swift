/// The parts of a text that a translation should keep as they are.
public enum ProtectedSpans {
  /// What `text` keeps, in UTF-8 ranges that are sorted and do not overlap; neighbours may touch.
  ///
  /// These are
  /// - addresses: `scheme://…`, `www.…`, `mailto:…`, `tel:…` and `data:…`, without the punctuation
  ///   of the sentence they stand in and without a closing bracket that they do not open,
  ///   `name@host.domain`, and hosts of a few domains, such as `example.com`;
  /// - placeholders in braces: `{name}`, `{0:.2f}`, `{{ name }}`, `{% tag %}`, `{#if a}`,
  ///   `${name}`, `#{name}`, `%{name}`, and ICU's `{name, number}` and
  ///   `{count, plural, one {# file} other {# files}}`, the latter as a whole;
  /// - format specifiers: `%s`, `%-5.2f`, `%1$s`, `%(name)s`, `%@`, `%#@files@`, `%Y`, `%%`, and
  ///   what frameworks made of them: `%1`, `%L1`, `%name`, `%name%`. A per cent sign beside a
  ///   number is one only if nothing but a specifier can be meant: not in "100 % sure", "50% off",
  ///   "%50";
  /// - names behind a sign, at the start of a word: `:name`, `@name`, `!name`, `$name`, `#topic`,
  ///   `:emoji:`, `|name|`, `$t(key)`, `[site:name]`, and `__name__`;
  /// - code between runs of backticks of one length, within a line if they are one or two, with the
  ///   role of reStructuredText before it, such as `:ref:`;
  /// - commands of LaTeX with their braces, without what is text in them, and escapes such as `\n`;
  /// - tags, comments and instructions of HTML, XML and server pages, tags with numbers such as
  ///   `<1>`, and character references such as `&nbsp;`. What tags enclose is text;
  /// - what is no word: `snake_case`, `a::b`, `a.b()`, `camelCase` with two capitals at least,
  ///   `--option`, `v1.2.3`, `readme.txt`, `/usr/lib/x`, `C:\dir\file`, `#ff0000`, hashes.
  ///
  /// A text that is as a whole no words, as values of JSON are, is one span: an icon (`fa-dog`), a
  /// colour, a time, a key (`menu.open`), a type of media and the like.
  ///
  /// Not protected, for they look like words: commands such as `/start`, options of one letter,
  /// names such as `iPhone` and `JavaScript`, numbers and dates. Any bytes will do; the time is
  /// linear in their count.
  public static func spans(in text: [UInt8]) -> [ProtectedSpan] {
    text.withUnsafeBufferPointer {
      var scanner = SpanScanner($0)
      return scanner.spans()
    }
  }
}
