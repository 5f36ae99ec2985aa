/// As much of JSON Schema as the schemas of Stele's outputs use.
public struct SchemaValidator {
  private static let keywords: Set = [
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "properties", "required",
    "additionalProperties", "items", "minItems", "maxItems", "enum", "const", "minimum", "maximum",
  ]

  private let schema: JSONTree

  /// A validator for what `schema` describes.
  public init(schema: JSONTree) {
    self.schema = schema
  }

  /// Where `value` is not what the schema says, and why.
  public func errors(_ value: JSONTree) -> [String] { errors(value, schema, "$") }

  private func errors(_ value: JSONTree, _ schema: JSONTree, _ place: String) -> [String] {
    var errors: [String] = []
    for keyword in schema.members.keys where !Self.keywords.contains(keyword) {
      errors.append("\(place): the validator does not know \(keyword)")
    }
    if let reference = schema["$ref"]?.string {
      let name = String(reference.trimmingPrefix("#/$defs/"))
      guard let target = self.schema["$defs"]?[name] else { return ["no \(reference)"] }
      errors += self.errors(value, target, place)
    }
    if let type = schema["type"] {
      let types = type.string.map { [$0] } ?? type.elements.compactMap(\.string)
      if !types.contains(where: { Self.matches(value, $0) }) {
        return errors + ["\(place): not of type \(types.joined(separator: " or "))"]
      }
    }
    return errors + valueErrors(value, schema, place) + memberErrors(value, schema, place)
  }

  private func valueErrors(_ value: JSONTree, _ schema: JSONTree, _ place: String) -> [String] {
    var errors: [String] = []
    if let constant = schema["const"], constant != value { errors.append("\(place): const") }
    if let allowed = schema["enum"], !allowed.elements.contains(value) {
      errors.append("\(place): enum")
    }
    if case .number(let minimum)? = schema["minimum"], case .number(let number) = value,
      number < minimum
    {
      errors.append("\(place): below \(minimum)")
    }
    if case .number(let maximum)? = schema["maximum"], case .number(let number) = value,
      number > maximum
    {
      errors.append("\(place): above \(maximum)")
    }
    return errors
  }

  private func memberErrors(_ value: JSONTree, _ schema: JSONTree, _ place: String) -> [String] {
    var errors: [String] = []
    for name in (schema["required"]?.elements ?? []).compactMap(\.string)
    where value[name] == nil {
      errors.append("\(place): no \(name)")
    }
    for (name, member) in value.members {
      if let property = schema["properties"]?[name] {
        errors += self.errors(member, property, "\(place).\(name)")
      } else if schema["additionalProperties"] == .bool(false) {
        errors.append("\(place): \(name) is not allowed")
      } else if let additional = schema["additionalProperties"] {
        errors += self.errors(member, additional, "\(place).\(name)")
      }
    }
    if case .number(let minimum)? = schema["minItems"], Double(value.elements.count) < minimum {
      errors.append("\(place): too few items")
    }
    if case .number(let maximum)? = schema["maxItems"], Double(value.elements.count) > maximum {
      errors.append("\(place): too many items")
    }
    if let items = schema["items"] {
      for (index, element) in value.elements.enumerated() {
        errors += self.errors(element, items, "\(place)[\(index)]")
      }
    }
    return errors
  }

  private static func matches(_ value: JSONTree, _ type: String) -> Bool {
    switch (value, type) {
    case (.object, "object"), (.array, "array"), (.text, "string"), (.number, "number"),
      (.bool, "boolean"), (.null, "null"):
      true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }
}
