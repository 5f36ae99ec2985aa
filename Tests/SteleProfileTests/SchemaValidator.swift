#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Any JSON value.
enum JSONTree: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([JSONTree])
  case object([String: JSONTree])

  init(_ bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(JSONTree.self, from: Data(bytes))
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONTree].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONTree].self))
    }
  }

  subscript(key: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  var members: [String: JSONTree] {
    guard case .object(let members) = self else { return [:] }
    return members
  }

  var elements: [JSONTree] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }
}

/// As much of JSON Schema as the schema of profiles uses.
struct SchemaValidator {
  static let keywords: Set = [
    "$schema", "$defs", "$ref", "title", "description", "type", "properties", "required",
    "additionalProperties", "items", "minItems", "enum", "const", "minimum",
  ]

  let schema: JSONTree

  /// Where `value` is not what the schema says, and why.
  func errors(_ value: JSONTree) -> [String] { errors(value, schema, "$") }

  private func errors(_ value: JSONTree, _ schema: JSONTree, _ place: String) -> [String] {
    var errors: [String] = []
    for keyword in schema.members.keys where !Self.keywords.contains(keyword) {
      errors.append("\(place): the validator does not know \(keyword)")
    }
    if case .text(let reference)? = schema["$ref"] {
      let name = String(reference.trimmingPrefix("#/$defs/"))
      guard let target = self.schema["$defs"]?[name] else { return ["no \(reference)"] }
      errors += self.errors(value, target, place)
    }
    if case .text(let type)? = schema["type"], !Self.matches(value, type) {
      return errors + ["\(place): not of type \(type)"]
    }
    if let constant = schema["const"], constant != value { errors.append("\(place): const") }
    if let allowed = schema["enum"], !allowed.elements.contains(value) {
      errors.append("\(place): enum")
    }
    if case .number(let minimum)? = schema["minimum"], case .number(let number) = value,
      number < minimum
    {
      errors.append("\(place): below \(minimum)")
    }
    for name in schema["required"]?.elements ?? [] {
      if case .text(let name) = name, value[name] == nil { errors.append("\(place): no \(name)") }
    }
    for (name, member) in value.members {
      if let property = schema["properties"]?[name] {
        errors += self.errors(member, property, "\(place).\(name)")
      } else if schema["additionalProperties"] == .bool(false) {
        errors.append("\(place): \(name) is not allowed")
      }
    }
    if case .number(let minimum)? = schema["minItems"], Double(value.elements.count) < minimum {
      errors.append("\(place): too few items")
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
    case (.object, "object"), (.array, "array"), (.text, "string"), (.number, "number"): true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }
}
