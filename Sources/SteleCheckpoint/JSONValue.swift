/// A value of a JSON text.
enum JSONValue: Equatable {
  case null
  case bool(Bool)
  /// A number without fraction and exponent that fits.
  case integer(Int)
  /// Any other number; also NaN and the infinities, which Python writes though JSON lacks them.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// What the value is, for messages.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .integer: "an integer"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// The members of a JSON object, in the order of the text; no key occurs twice.
struct JSONObject: Equatable {
  private(set) var members: [Member] = []
  private var positions: [String: Int] = [:]

  struct Member: Equatable {
    let key: String
    let value: JSONValue
  }

  /// The value of `key`, which may be a null, or nil if there is no such key.
  subscript(key: String) -> JSONValue? {
    positions[key].map { members[$0].value }
  }

  /// Adds a member and returns whether its key is new.
  mutating func append(_ key: String, _ value: JSONValue) -> Bool {
    guard positions.updateValue(members.count, forKey: key) == nil else { return false }
    members.append(Member(key: key, value: value))
    return true
  }
}
