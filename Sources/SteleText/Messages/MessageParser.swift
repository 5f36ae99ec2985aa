import SteleBase

/// One pass over a message, without recursion, as messages nest as deep as their writers like.
struct MessageParser {
  private let text: UnsafeBufferPointer<UInt8>
  private let range: Range<Int>
  /// Whether apostrophes quote braces and number signs.
  private let quotes: Bool

  /// A message whose closing brace was not read yet.
  private struct Open {
    var start: Int
    /// Whether `#` stands for a number: in this message or one around it.
    var isNumeric: Bool
    var branches: [MessagePattern.Branch] = []
    /// The branch that was not closed yet, the end of whose text is not known.
    var branch: MessagePattern.Branch?
  }

  init(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>, quotes: Bool) {
    self.text = UnsafeBufferPointer(rebasing: text[..<range.upperBound])
    self.range = range
    self.quotes = quotes
  }

  func parsed() -> MessagePattern? {
    guard let header = header(at: range.lowerBound) else { return nil }
    var open = [Open(start: range.lowerBound, isNumeric: header.kind.isNumeric)]
    var index = header.end
    // Braces open in a placeholder, whose inside is not looked at.
    var placeholderDepth = 0
    while index < text.count, let last = open.indices.last {
      if open[last].branch == nil, placeholderDepth == 0 {
        index = text.end(from: index, while: \.isASCIIWhiteSpace)
        if text.byte(at: index) == UInt8(ascii: "}"), !open[last].branches.isEmpty {
          index += 1
          let closed = open.removeLast()
          let pattern = MessagePattern(range: closed.start..<index, branches: closed.branches)
          guard let outer = open.indices.last else {
            return index == range.upperBound ? pattern : nil
          }
          open[outer].branch?.messages.append(pattern)
        } else if let start = branchStart(from: index) {
          open[last].branch = .init(text: start..<start, hasNumberSign: false, messages: [])
          index = start
        } else {
          // No message after all, but something in braces.
          open.removeLast()
          placeholderDepth = 1
        }
        continue
      }
      switch text[index] {
      case UInt8(ascii: "'") where quotes:
        index = quotationEnd(from: index, isNumeric: open[last].isNumeric)
        continue
      case UInt8(ascii: "{"):
        if placeholderDepth == 0, let inner = self.header(at: index) {
          guard open.count < MessagePattern.deepestNesting else { return nil }
          let isNumeric = open[last].isNumeric || inner.kind.isNumeric
          open.append(Open(start: index, isNumeric: isNumeric))
          index = inner.end
          continue
        }
        placeholderDepth += 1
      case UInt8(ascii: "}"):
        if placeholderDepth > 0 {
          placeholderDepth -= 1
        } else if var branch = open[last].branch {
          branch.text = branch.text.lowerBound..<index
          open[last].branches.append(branch)
          open[last].branch = nil
        }
      case UInt8(ascii: "#") where placeholderDepth == 0 && open[last].isNumeric:
        open[last].branch?.hasNumberSign = true
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The header at `start`, with the offset of a plural behind it.
  private func header(at start: Int) -> (kind: MessageHeader.Kind, end: Int)? {
    guard let header = MessageHeader(text, at: start), header.kind != .choice else { return nil }
    let offset = text.end(from: header.end, while: \.isASCIIWhiteSpace)
    guard header.kind.isNumeric, text.matches("offset:", at: offset) else {
      return (header.kind, header.end)
    }
    let digits = text.end(from: offset + 7, while: \.isASCIIWhiteSpace)
    return (header.kind, text.end(from: digits, while: \.isASCIIDigit))
  }

  /// Behind the brace that follows the selector at `start`: `=1` or a word.
  private func branchStart(from start: Int) -> Int? {
    let isValue = text.byte(at: start) == UInt8(ascii: "=")
    let selector = isValue ? start + 1 : start
    let selectorEnd = text.end(from: selector) {
      isValue
        ? $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        : $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 >= 0x80
    }
    let brace = text.end(from: selectorEnd, while: \.isASCIIWhiteSpace)
    return selectorEnd > selector && text.byte(at: brace) == UInt8(ascii: "{") ? brace + 1 : nil
  }

  /// Behind the apostrophe at `start` and what it quotes, if it does: two are one apostrophe, and
  /// one quotes if a sign of the syntax follows.
  private func quotationEnd(from start: Int, isNumeric: Bool) -> Int {
    switch text.byte(at: start + 1) {
    case UInt8(ascii: "'"): return start + 2
    case UInt8(ascii: "{"), UInt8(ascii: "}"): break
    case UInt8(ascii: "#") where isNumeric: break
    default: return start + 1
    }
    return MessageQuotation.end(in: text, from: start)
  }
}

/// Quotations of ICU's messages.
enum MessageQuotation {
  /// Behind the apostrophe that closes the quotation that the one at `start` opens; the end of the
  /// text where none does.
  static func end(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start + 1
    while index < text.count {
      if text[index] == UInt8(ascii: "'") {
        guard index + 1 < text.count, text[index + 1] == UInt8(ascii: "'") else { return index + 1 }
        index += 1
      }
      index += 1
    }
    return index
  }
}
