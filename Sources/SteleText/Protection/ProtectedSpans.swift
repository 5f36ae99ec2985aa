/// The parts of a text that a translation should keep as they are.
public enum ProtectedSpans {
  /// UTF-8 ranges of what `text` keeps, sorted and not overlapping; neighbours may touch.
  ///
  /// These are
  /// - addresses: `scheme://…`, `www.…` and `mailto:…`, without the punctuation of the sentence they
  ///   stand in and without a closing bracket that they do not open, and `name@host.domain`;
  /// - placeholders: `{name}`, `{0:.2f}`, `{{ name }}`, `{% tag %}`, `${name}`, `#{name}`, `%{name}`,
  ///   and ICU's `{name, number}` and `{count, plural, one {# file} other {# files}}`, the latter
  ///   as a whole;
  /// - format specifiers: `%s`, `%-5.2f`, `%1$s`, `%(name)s`, `%@`, `%Y`, `%%`. A per cent sign after a
  ///   number is one only if nothing but a specifier can be meant: not in "100 % sure", "50% off";
  /// - code between runs of backticks of one length, within a line if they are one or two;
  /// - tags and comments of HTML and XML, and character references such as `&nbsp;`. What tags
  ///   enclose is text.
  ///
  /// Not protected, for they look like words: paths of files, bare host names, `@mentions`, `#topics`
  /// and `$NAMES`. Any bytes will do; the time is linear in their count.
  public static func find(in text: [UInt8]) -> [Range<Int>] { spans(in: text).map(\.range) }

  /// The same parts of `text` as ``find(in:)`` gives, each with what it is.
  public static func spans(in text: [UInt8]) -> [ProtectedSpan] {
    text.withUnsafeBufferPointer {
      var scanner = SpanScanner($0)
      return scanner.spans()
    }
  }
}
