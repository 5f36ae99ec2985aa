import HTTPTypes

extension LibreTranslate {
  /// The texts that `q` holds.
  struct Texts: Equatable {
    var texts: [String]
    /// Whether they came as a list, and are answered by one.
    var isList: Bool
  }

  /// The error that a parameter is not there.
  static func missing(_ name: String) -> RequestError {
    RequestError(.badRequest, "Invalid request: missing \(name) parameter")
  }

  /// The texts to work on.
  ///
  /// - Throws: 400 where there is none, or something else than texts.
  func texts(_ parameters: Parameters) throws(RequestError) -> Texts {
    switch parameters["q"] {
    case .string(let text) where !text.isEmpty:
      return Texts(texts: [parameters.isJSON ? text : Self.withLineFeeds(text)], isList: false)
    case .array(let elements) where !elements.isEmpty:
      let texts = elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
      guard texts.count == elements.count else {
        throw RequestError(.badRequest, "Invalid request: q parameter is not a text")
      }
      return Texts(texts: texts, isList: true)
    case nil, .null, .string, .array: throw Self.missing("q")
    default: throw RequestError(.badRequest, "Invalid request: q parameter is not a text")
    }
  }

  /// A form's text with every line end made a line feed, and none at its end, as in Python's
  /// `splitlines`.
  static func withLineFeeds(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var isBehindReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where isBehindReturn: isBehindReturn = false
      case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029:
        scalars.append("\n")
        isBehindReturn = scalar == "\r"
      default:
        scalars.append(scalar)
        isBehindReturn = false
      }
    }
    if scalars.last == "\n" { scalars.removeLast() }
    return String(scalars)
  }

  /// Checks how many texts there are, and how long each is.
  func check(_ texts: Texts, _ allowance: AccessControl.Allowance) throws(RequestError) {
    if texts.isList, let limit = access.limits.texts, texts.texts.count > limit {
      throw Self.tooMuch(texts.texts.count, limit)
    }
    guard let limit = allowance.characters else { return }
    for text in texts.texts {
      let count = text.unicodeScalars.count
      if count > limit { throw Self.tooMuch(count, limit) }
    }
  }

  private static func tooMuch(_ count: Int, _ limit: Int) -> RequestError {
    RequestError(
      .badRequest, "Invalid request: request (\(count)) exceeds text limit (\(limit))")
  }

  /// The code that `name` holds, as it was sent.
  func code(_ name: String, _ parameters: Parameters) throws(RequestError) -> String {
    switch parameters[name] {
    case nil, .null, .string(""): throw Self.missing(name)
    case .string(let code): return code
    default: throw RequestError(.badRequest, "Invalid request: \(name) parameter is not a text")
    }
  }

  /// The language that `code` means.
  func language(_ code: String) throws(RequestError) -> PublicLanguage {
    guard let language = languages[code] else {
      throw RequestError(.badRequest, "\(code.lowercased()) is not supported")
    }
    return language
  }

  /// How many alternatives are wanted: a number or its digits, of which less than 0 is 0.
  func alternatives(_ parameters: Parameters) throws(RequestError) -> Int {
    let most = min(access.limits.alternatives ?? .max, service.maximumAlternatives)
    let count: Int
    switch parameters["alternatives"] {
    case nil, .null: return 0
    case .number(let number) where number.isFinite:
      count = Int(exactly: number.rounded(.towardZero)) ?? (number < 0 ? 0 : .max)
    case .string(let text):
      let digits = text.filter { !$0.isWhitespace }
      guard let number = Int(digits) else { throw Self.noNumber }
      count = number
    case .bool(let flag): count = flag ? 1 : 0
    default: throw Self.noNumber
    }
    guard count <= most else {
      throw RequestError(
        .badRequest, "Invalid request: alternatives parameter must be <= \(most)")
    }
    return max(0, count)
  }

  private static let noNumber = RequestError(
    .badRequest, "Invalid request: alternatives parameter is not a number")

  /// How the texts are written.
  func format(_ parameters: Parameters) throws(RequestError) -> TextFormat {
    switch parameters["format"] {
    case nil, .null, .string(""): return .text
    case .string(let name):
      if let format = TextFormat(rawValue: name) { return format }
      throw RequestError(.badRequest, "\(name) format is not supported")
    default: throw RequestError(.badRequest, "Invalid request: format parameter is not a text")
    }
  }
}
