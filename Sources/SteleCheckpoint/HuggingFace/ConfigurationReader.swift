/// Typed access to the keys of a JSON object; an error names the key.
struct ConfigurationReader {
  let object: JSONObject

  /// Reads the object of `text`; `part` is what a message calls it.
  init(of text: RawSpan, part: String) throws(CheckpointError) {
    object = try JSONParser.object(of: text, part: part)
  }

  /// Reads the object of a file that a checkpoint may lack; nil if it does.
  init?(ifPresent text: RawSpan?, part: String) throws(CheckpointError) {
    guard let text else { return nil }
    try self.init(of: text, part: part)
  }

  /// The value of `key`; nil if there is none or it is null.
  func value(_ key: String) -> JSONValue? {
    let value = object[key]
    return value == .null ? nil : value
  }

  private func wrongType(
    _ key: String, _ value: JSONValue, expected: String
  ) -> CheckpointError {
    .invalidValue(key: key, reason: "expected \(expected), found \(value.kind)")
  }

  /// The integer of `key`, which must lie in `range`; nil if there is none.
  func optionalInteger(
    _ key: String, in range: ClosedRange<Int>
  ) throws(CheckpointError) -> Int? {
    guard let value = value(key) else { return nil }
    let integer: Int
    switch value {
    case .integer(let found): integer = found
    // Python writes a float that happens to be whole as 200.0.
    case .number(let found):
      guard let exact = Int(exactly: found) else {
        throw .invalidValue(key: key, reason: "expected an integer, found \(found)")
      }
      integer = exact
    default: throw wrongType(key, value, expected: "an integer")
    }
    guard range.contains(integer) else {
      throw .invalidValue(
        key: key,
        reason: "is \(integer), expected \(range.lowerBound) to \(range.upperBound)")
    }
    return integer
  }

  /// The integer of `key`, which must be there and lie in `range`.
  func integer(_ key: String, in range: ClosedRange<Int>) throws(CheckpointError) -> Int {
    guard let integer = try optionalInteger(key, in: range) else { throw .missingKey(key) }
    return integer
  }

  /// The boolean of `key`, or `fallback` if there is none.
  func bool(_ key: String, default fallback: Bool) throws(CheckpointError) -> Bool {
    guard let value = value(key) else { return fallback }
    guard case .bool(let bool) = value else {
      throw wrongType(key, value, expected: "a boolean")
    }
    return bool
  }

  /// The string of `key`; nil if there is none.
  func optionalString(_ key: String) throws(CheckpointError) -> String? {
    guard let value = value(key) else { return nil }
    guard case .string(let string) = value else {
      throw wrongType(key, value, expected: "a string")
    }
    return string
  }

  /// The elements of `key`'s array; nil if there is none.
  func optionalArray(_ key: String) throws(CheckpointError) -> [JSONValue]? {
    guard let value = value(key) else { return nil }
    guard case .array(let array) = value else {
      throw wrongType(key, value, expected: "an array")
    }
    return array
  }

  /// The members of `key`'s object; nil if there is none.
  func optionalObject(_ key: String) throws(CheckpointError) -> JSONObject? {
    guard let value = value(key) else { return nil }
    guard case .object(let object) = value else {
      throw wrongType(key, value, expected: "an object")
    }
    return object
  }
}
