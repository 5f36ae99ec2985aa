import SteleBase

/// The shape of a JSON value, as OpenAPI 3.1 describes it.
indirect enum OpenAPISchema: Sendable {
  /// A text, with what it means.
  case text(String)
  /// One of these texts.
  case choice([String])
  /// A number with or without a fraction.
  case number(String)
  /// A whole number.
  case integer(String)
  case flag(String)
  /// Null instead of a value, too.
  case orNull(OpenAPISchema)
  /// A list of such values.
  case list(OpenAPISchema)
  /// One of these shapes.
  case anyOf([OpenAPISchema])
  /// Members by name; those whose names end with `?` may be missing.
  case object([Member])
  /// Bytes of a file.
  case file(String)
  /// Anything.
  case any

  /// A member of an object.
  typealias Member = (name: String, schema: OpenAPISchema)

  /// Whether the member `name` must be there.
  static func isRequired(_ name: String) -> Bool { !name.hasSuffix("?") }

  /// `name` without the mark of what may be missing.
  static func plain(_ name: String) -> String {
    isRequired(name) ? name : String(name.dropLast())
  }

  /// Writes it as the member `name`, or as an element.
  func write(to json: inout JSONWriter, as name: String? = nil) {
    json.beginObject(name)
    switch self {
    case .text(let description): Self.write("string", description, to: &json)
    case .number(let description): Self.write("number", description, to: &json)
    case .integer(let description): Self.write("integer", description, to: &json)
    case .flag(let description): Self.write("boolean", description, to: &json)
    case .choice(let values):
      json.add("type", "string")
      json.add("enum", values)
    case .file(let description):
      Self.write("string", description, to: &json)
      json.add("format", "binary")
    case .orNull(let schema): Self.write([schema], orNull: true, to: &json)
    case .anyOf(let schemas): Self.write(schemas, orNull: false, to: &json)
    case .list(let element):
      json.add("type", "array")
      element.write(to: &json, as: "items")
    case .object(let members):
      json.add("type", "object")
      json.beginObject("properties")
      for member in members { member.schema.write(to: &json, as: Self.plain(member.name)) }
      json.endObject()
      json.add("required", members.map(\.name).filter(Self.isRequired))
    case .any: break
    }
    json.endObject()
  }

  private static func write(_ type: String, _ description: String, to json: inout JSONWriter) {
    json.add("type", type)
    json.add("description", description)
  }

  private static func write(
    _ schemas: [OpenAPISchema], orNull: Bool, to json: inout JSONWriter
  ) {
    json.beginList("anyOf")
    for schema in schemas { schema.write(to: &json) }
    if orNull {
      json.beginObject()
      json.add("type", "null")
      json.endObject()
    }
    json.endList()
  }
}
