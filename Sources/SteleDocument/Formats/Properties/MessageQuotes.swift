import SteleBase

/// The apostrophes of a file whose values may be patterns of Java's MessageFormat.
///
/// There, an apostrophe is written twice, and single ones enclose text that is no pattern. Not every
/// program that has `{0}` in its values reads them so: a file shows what its program does.
struct MessageQuotes {
  private var withArguments = Count()
  private var withoutArguments = Count()

  private struct Count {
    var doubled = 0
    var single = 0
  }

  /// A value as it is translated.
  struct Text {
    var literal: LiteralText
    /// Whether apostrophes are written twice in it.
    var doublesApostrophes = false
    /// Whether it has texts to choose from by a number in a way that nothing follows.
    var hasChoice = false
  }

  /// Looks at how a value writes apostrophes.
  mutating func learn(from value: [UInt8]) {
    guard value.contains(UInt8(ascii: "'")), !Self.isMessage(value) else { return }
    let hasArguments = Self.hasArgument(value)
    var count = hasArguments ? withArguments : withoutArguments
    for quote in Self.quotes(of: value) {
      switch quote.kind {
      case .doubled: count.doubled += 1
      case .single: count.single += 1
      case .quotation, .choice: break
      }
    }
    if hasArguments { withArguments = count } else { withoutArguments = count }
  }

  /// The text of a value, with one apostrophe for each that is written twice.
  func undone(_ literal: LiteralText, of bytes: [UInt8]) -> Text {
    let value = literal.value
    let hasArguments = Self.hasArgument(value)
    guard !Self.isMessage(value) else { return Text(literal: literal) }
    let doubles =
      hasArguments
      ? withArguments.doubled > 0 || withArguments.single == 0
      : withoutArguments.doubled > 0 && withoutArguments.single == 0
    guard doubles else { return Text(literal: literal) }
    let quotes = Self.quotes(of: value)
    var text = Text(literal: literal, doublesApostrophes: true)
    guard !quotes.isEmpty else { return text }
    text.hasChoice = quotes.contains { $0.kind == .choice }
    text.literal = literal.replacing(
      quotes.filter { $0.kind != .single }.map { quote in
        let kind: LiteralText.Piece.Kind = quote.kind == .doubled ? .escape : .verbatim
        return (quote.range, quote.kind == .doubled ? [UInt8(ascii: "'")] : nil, kind)
      })
    return text
  }

  private struct Quote {
    enum Kind {
      case doubled
      case single
      /// Text between apostrophes.
      case quotation
      /// `{0,choice,…}`.
      case choice
    }

    var kind: Kind
    var range: Range<Int>
  }

  /// What apostrophes a value has, and choices, in order.
  private static func quotes(of value: [UInt8]) -> [Quote] {
    var quotes: [Quote] = []
    let apostrophe = UInt8(ascii: "'")
    // An apostrophe that nothing closes is looked for once.
    var isClosed = true
    var position = 0
    while position < value.count {
      if value[position] == UInt8(ascii: "{"), let end = choiceEnd(from: position, of: value) {
        quotes.append(Quote(kind: .choice, range: position..<end))
        position = end
        continue
      }
      guard value[position] == apostrophe else {
        position += 1
        continue
      }
      let next = position + 1 < value.count ? value[position + 1] : 0
      if next == apostrophe {
        quotes.append(Quote(kind: .doubled, range: position..<(position + 2)))
        position += 2
      } else if next == UInt8(ascii: "{") || next == UInt8(ascii: "}"), isClosed {
        guard let end = value[(position + 1)...].firstPosition(of: apostrophe) else {
          isClosed = false
          continue
        }
        quotes.append(Quote(kind: .quotation, range: position..<(end + 1)))
        position = end + 1
      } else {
        quotes.append(Quote(kind: .single, range: position..<(position + 1)))
        position += 1
      }
    }
    return quotes
  }

  /// Where the choice that begins at `start` ends; nil if none does.
  private static func choiceEnd(from start: Int, of value: [UInt8]) -> Int? {
    var position = start + 1
    while position < value.count, value[position].isASCIIDigit { position += 1 }
    guard position > start + 1, position < value.count, value[position] == UInt8(ascii: ",") else {
      return nil
    }
    position = value[...].endOfBlanks(from: position + 1)
    guard value.has("choice", at: position) else { return nil }
    var depth = 1
    position += "choice".utf8.count
    while position < value.count, depth > 0 {
      if value[position] == UInt8(ascii: "{") { depth += 1 }
      if value[position] == UInt8(ascii: "}") { depth -= 1 }
      position += 1
    }
    return position
  }

  /// Whether a value has an argument by number, such as `{0}` or `{1,number}`.
  private static func hasArgument(_ value: [UInt8]) -> Bool {
    var rest = value[...]
    while let brace = rest.firstPosition(of: UInt8(ascii: "{")) {
      rest = value[(brace + 1)...]
      let digits = rest.prefix(while: \.isASCIIDigit)
      let next = digits.endIndex < value.count ? value[digits.endIndex] : 0
      if !digits.isEmpty, next == UInt8(ascii: "}") || next == UInt8(ascii: ",") { return true }
    }
    return false
  }

  /// Whether a value is a message of ICU that depends on a number or a word, which is followed later
  /// with the apostrophes that it has.
  private static func isMessage(_ value: [UInt8]) -> Bool {
    ["plural", "select"].contains { word in
      value.indices.contains { index in
        value[index] == UInt8(ascii: ",")
          && value[(value[...].endOfBlanks(from: index + 1))...].starts(with: word.utf8)
      }
    }
  }
}
