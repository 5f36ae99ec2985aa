import SteleBase

/// The expression of a catalogue's `Plural-Forms`: C's operators over the number `n`.
struct PluralExpression {
  private let root: Node

  private indirect enum Node {
    case number(UInt)
    case variable
    case not(Node)
    case binary(Operator, Node, Node)
    case conditional(Node, Node, Node)
  }

  private enum Operator: String {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case unequal = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case remainder = "%"
  }

  /// Operators that bind alike, the weakest first.
  ///
  /// Longer ones come before those that they begin with.
  private static let levels: [[Operator]] = [
    [.or], [.and], [.equal, .unequal], [.lessOrEqual, .greaterOrEqual, .less, .greater],
    [.plus, .minus], [.times, .divided, .remainder],
  ]

  /// Parentheses and conditions of more levels are refused.
  private static let maximumDepth = 50

  /// The expression in `text`; nil if it is none.
  init?(_ text: String) {
    var parser = Parser(rest: Array(text.utf8)[...])
    guard let root = parser.conditional(depth: 0), parser.isAtEnd else { return nil }
    self.root = root
  }

  /// What the expression gives for `number`; nil where it divides by zero.
  func value(of number: UInt) -> UInt? { Self.value(of: root, number) }

  private static func value(of node: Node, _ n: UInt) -> UInt? {
    switch node {
    case .number(let value): return value
    case .variable: return n
    case .not(let operand): return value(of: operand, n).map { $0 == 0 ? 1 : 0 }
    case .conditional(let condition, let first, let second):
      guard let condition = value(of: condition, n) else { return nil }
      return value(of: condition != 0 ? first : second, n)
    case .binary(let operation, let left, let right):
      guard let left = value(of: left, n) else { return nil }
      switch operation {
      case .or where left != 0: return 1
      case .and where left == 0: return 0
      default: break
      }
      guard let right = value(of: right, n) else { return nil }
      return result(of: operation, left, right)
    }
  }

  private static func result(of operation: Operator, _ left: UInt, _ right: UInt) -> UInt? {
    switch operation {
    case .or, .and: right != 0 ? 1 : 0
    case .equal: left == right ? 1 : 0
    case .unequal: left != right ? 1 : 0
    case .lessOrEqual: left <= right ? 1 : 0
    case .greaterOrEqual: left >= right ? 1 : 0
    case .less: left < right ? 1 : 0
    case .greater: left > right ? 1 : 0
    case .plus: left &+ right
    case .minus: left &- right
    case .times: left &* right
    case .divided: right == 0 ? nil : left / right
    case .remainder: right == 0 ? nil : left % right
    }
  }

  private struct Parser {
    var rest: ArraySlice<UInt8>

    var isAtEnd: Bool {
      mutating get {
        skipSpaces()
        return rest.isEmpty
      }
    }

    private mutating func skipSpaces() { rest = rest.drop(while: \.isSpace) }

    private mutating func take(_ token: String) -> Bool {
      skipSpaces()
      guard rest.starts(with: token.utf8) else { return false }
      rest = rest.dropFirst(token.utf8.count)
      return true
    }

    mutating func conditional(depth: Int) -> Node? {
      guard depth < PluralExpression.maximumDepth,
        let condition = binary(level: 0, depth: depth)
      else { return nil }
      guard take("?") else { return condition }
      guard let first = conditional(depth: depth + 1), take(":"),
        let second = conditional(depth: depth + 1)
      else { return nil }
      return .conditional(condition, first, second)
    }

    private mutating func binary(level: Int, depth: Int) -> Node? {
      guard level < PluralExpression.levels.count else { return unary(depth: depth) }
      guard var left = binary(level: level + 1, depth: depth) else { return nil }
      while let operation = PluralExpression.levels[level].first(where: { take($0.rawValue) }) {
        guard let right = binary(level: level + 1, depth: depth) else { return nil }
        left = .binary(operation, left, right)
      }
      return left
    }

    private mutating func unary(depth: Int) -> Node? {
      guard depth < PluralExpression.maximumDepth else { return nil }
      if take("!") { return unary(depth: depth + 1).map { .not($0) } }
      if take("(") {
        guard let inner = conditional(depth: depth + 1), take(")") else { return nil }
        return inner
      }
      if take("n") { return .variable }
      skipSpaces()
      let digits = rest.prefix(while: \.isASCIIDigit)
      guard let number = UInt(String(decoding: digits, as: UTF8.self)) else { return nil }
      rest = rest[digits.endIndex...]
      return .number(number)
    }
  }
}
