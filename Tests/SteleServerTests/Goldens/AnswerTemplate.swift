import Foundation

/// A body in which what differs from server to server stands between ‹ and ›.
struct AnswerTemplate {
  let text: String
  /// Where the request went to.
  let host: String

  /// Whether `body` is what the template stands for.
  func matches(_ body: String) -> Bool {
    if text == "‹any›" { return true }
    if text == "‹json›" {
      return (try? JSONSerialization.jsonObject(with: Data(body.utf8), options: .fragmentsAllowed))
        != nil
    }
    var template = text[...]
    var rest = body[...]
    while let start = template.firstIndex(of: "‹") {
      guard let end = template[start...].firstIndex(of: "›") else { return false }
      let literal = template[..<start]
      guard rest.hasPrefix(literal) else { return false }
      rest = rest.dropFirst(literal.count)
      let mark = String(template[template.index(after: start)..<end])
      template = template[template.index(after: end)...]
      let isQuoted = literal.last == "\"" && template.first == "\""
      guard let end = endOfValue(mark, isQuoted: isQuoted, rest) else { return false }
      rest = rest[end...]
    }
    return rest == template
  }

  /// Where that ends for which `mark` stands, at the beginning of `text`; nil if it is not there.
  private func endOfValue(_ mark: String, isQuoted: Bool, _ text: Substring) -> String.Index? {
    if isQuoted { return Self.endOfString(text) }
    if mark == "number" { return Self.end(of: "-+.0123456789eE", text) }
    if mark == "uuid" {
      let end = Self.end(of: "0123456789abcdef-", text)
      return end.flatMap { text[..<$0].count == 36 ? $0 : nil }
    }
    if mark == "host" {
      return text.hasPrefix(host) ? text.index(text.startIndex, offsetBy: host.count) : nil
    }
    if mark.hasPrefix("at most "), let count = Int(mark.dropFirst(8)) {
      return Self.endOfStrings(text, atMost: count)
    }
    return nil
  }

  private static func end(of characters: String, _ text: Substring) -> String.Index? {
    let run = text.prefix { characters.contains($0) }
    return run.isEmpty ? nil : run.endIndex
  }

  /// The quote that ends the string whose first character `text` begins with.
  private static func endOfString(_ text: Substring) -> String.Index? {
    var isEscaped = false
    for index in text.indices {
      if isEscaped {
        isEscaped = false
      } else if text[index] == "\\" {
        isEscaped = true
      } else if text[index] == "\"" {
        return index
      }
    }
    return nil
  }

  private static func endOfStrings(_ text: Substring, atMost count: Int) -> String.Index? {
    var rest = text
    for number in 0..<count {
      var next = rest
      if number > 0 {
        guard next.first == "," else { break }
        next = next.dropFirst()
      }
      guard next.first == "\"", let end = endOfString(next.dropFirst()) else { break }
      rest = next[end...].dropFirst()
    }
    return rest.startIndex
  }
}
