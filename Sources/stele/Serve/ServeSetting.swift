#if Server
import ArgumentParser
import SteleBase

/// Options that may be set by the environment, too.
enum ServeSetting {
  /// The variable for the option `name`: `STELE_CHAR_LIMIT` for `char-limit`.
  static func variable(_ name: String) -> String {
    "STELE_" + name.uppercased().replacing(text: "-", with: "_")
  }

  /// The value that was `given` as the option `name`, or by its variable; nil where neither was.
  ///
  /// - Throws: An error where the variable has no such value.
  static func value<Value: ExpressibleByArgument>(
    _ given: Value?, _ name: String
  ) throws -> Value? {
    if let given { return given }
    guard let text = Environment[variable(name)] else { return nil }
    guard let value = Value(argument: text) else {
      throw ValidationError(
        "\(variable(name)): '\(text)' is no value of --\(name); see stele serve --help")
    }
    return value
  }

  /// Whether a flag was given, or its variable says so.
  static func isSet(_ given: Bool, _ name: String) throws -> Bool {
    if given { return true }
    switch Environment[variable(name)]?.lowercased() {
    case nil, "0", "false", "no", "off": return false
    case "1", "true", "yes", "on": return true
    case .some(let text):
      throw ValidationError("\(variable(name)) must be true or false, not '\(text)'")
    }
  }
}
#endif
