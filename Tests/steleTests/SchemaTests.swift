import Foundation
import SteleTestSupport
import Testing

/// The schemas that `stele schema` prints, as documents.
@Suite("Schemas of JSON outputs") struct SchemaTests {
  @Test func `The list names every schema with its version and the command`() throws {
    let list = try Program.run(["schema"])
    #expect(list.status == 0 && list.error.isEmpty)
    let lines = list.output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(lines.count >= 17)
    #expect(lines.map { $0[0] } == lines.map { $0[0] }.sorted())
    for line in lines {
      let schema = try JSONTree(try Program.run(["schema", String(line[0])]).output)
      #expect(schema["$id"]?.string == "urn:stele:schema:\(line[0]):\(line[1])")
      #expect(schema["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
      #expect(schema["title"] != nil && schema["description"] != nil, "\(line[0])")
      #expect(line[2].hasPrefix("stele "))
    }
  }

  @Test
  func `Every field is described, has a name in snake case, and no object allows others untold`()
    throws
  {
    for name in try Schemas.names() {
      var fields = 0
      try Self.check(Schemas.schema(name), "\(name)", &fields)
      #expect(fields > 0)
    }
  }

  private static func check(_ schema: JSONTree, _ place: String, _ fields: inout Int) throws {
    if schema["properties"] != nil {
      // Others are what the user gave, where they are described.
      let others = schema["additionalProperties"]
      #expect(others == .bool(false) || others?["description"] != nil, "\(place)")
    }
    let properties = schema["properties"]?.members ?? [:]
    for name in (schema["required"]?.elements ?? []).compactMap(\.string) {
      #expect(properties[name] != nil, "\(place) requires \(name)")
    }
    for (name, property) in properties {
      #expect(!name.contains { $0.isUppercase || $0 == "-" }, "\(place).\(name)")
      #expect(property["description"]?.string?.hasSuffix(".") == true, "\(place).\(name)")
      fields += 1
      try check(property, "\(place).\(name)", &fields)
    }
    for (name, definition) in schema["$defs"]?.members ?? [:] {
      try check(definition, "\(place)#\(name)", &fields)
    }
    for key in ["items", "additionalProperties"] {
      if let inner = schema[key] { try check(inner, "\(place)[]", &fields) }
    }
  }

  @Test func `A name that is none is refused, with those that are there`() throws {
    let refused = try Program.run(["schema", "nonsense"])
    #expect(refused.status == 64 && refused.output.isEmpty)
    #expect(refused.error.contains("nonsense") && refused.error.contains("corpus-lookup"))
  }

  @Test func `The profile's own option prints the same`() throws {
    #expect(
      try Program.run(["profile", "--schema"]).output
        == Program.run(["schema", "profile"]).output)
  }
}

/// The schemas as the program prints them.
enum Schemas {
  static func names() throws -> [String] {
    try Program.run(["schema"]).output.split(separator: "\n").compactMap {
      $0.split(separator: "\t").first.map(String.init)
    }
  }

  static func schema(_ name: String) throws -> JSONTree {
    let result = try Program.run(["schema", name])
    try #require(result.status == 0, "no schema \(name)")
    return try JSONTree(result.output)
  }

  /// Expects that `output` is what the schema `name` describes: a value, or one on each line.
  static func expect(
    _ output: String, isValid name: String, lines: Bool = false, _ sample: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let validator = SchemaValidator(schema: try schema(name))
    let texts = lines ? output.split(separator: "\n") : [Substring(output)]
    #expect(!texts.isEmpty, "\(sample) printed nothing", sourceLocation: sourceLocation)
    for text in texts {
      let errors = validator.errors(try JSONTree(text))
      #expect(errors.isEmpty, "\(sample): \(text.prefix(2000))", sourceLocation: sourceLocation)
    }
  }
}
