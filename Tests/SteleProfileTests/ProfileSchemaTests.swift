import SteleProfile
import SteleTestSupport
import SteleTransformer
import Testing

/// The documented form of a report is the form that reports have.
@Suite struct ProfileSchemaTests {
  private let schema: JSONTree
  private let report: JSONTree

  init() throws {
    schema = try JSONTree(Array(ProfileSchema.json.utf8))
    report = try JSONTree(SampleReport.report.json())
  }

  @Test func `Report is valid`() throws {
    #expect(SchemaValidator(schema: schema).errors(report).isEmpty)
    let empty = try JSONTree(SampleReport.report([[], []]).json())
    #expect(SchemaValidator(schema: schema).errors(empty).isEmpty)
  }

  @Test func `Every missing or additional field is found`() {
    let validator = SchemaValidator(schema: schema)
    var removed = 0
    for (change, field) in Self.changes(of: report, named: "report") {
      removed += field == nil ? 0 : 1
      let isAllowed = field.map(Self.isOptional) ?? false
      #expect(validator.errors(change).isEmpty == isAllowed, "\(field ?? "an additional field")")
    }
    #expect(removed > 100)
  }

  /// Reports lack what the system does not tell, and parts and phases that do not occur.
  private static func isOptional(_ field: String) -> Bool {
    [
      "environment.processor", "environment.memory_limit", "environment.commit",
      "environment.date", "environment.command", "environment.system", "environment.load",
      "ceilings.cache_byte_count", "steps.feed_forward_inputs", "repetitions.feed_forward_layers",
      "summary.feed_forward_inputs", "summary.feed_forward_layers",
    ].contains(field)
      || ["phases.", "split.", "bytes.", "products."].contains { field.hasPrefix($0) }
  }

  @Test func `Wrong values are found`() {
    let validator = SchemaValidator(schema: schema)
    for (name, value) in [
      ("schema_version", JSONTree.number(1)), ("map_nanoseconds", .number(-1)),
      ("map_nanoseconds", .number(0.5)), ("map_nanoseconds", .text("1")),
      ("repetitions", .array([])),
    ] {
      var members = report.members
      members[name] = value
      #expect(!validator.errors(.object(members)).isEmpty, "\(name)")
    }
  }

  @Test func `Every field is described`() {
    var described = 0
    for definition in (schema["$defs"]?.members.values.map { $0 } ?? []) + [schema] {
      for (name, property) in definition["properties"]?.members ?? [:] {
        #expect(property["description"] != nil, "\(name)")
        described += 1
      }
    }
    #expect(described > 70)
  }

  @Test func `Every part and phase is named`() {
    let parts = schema["$defs"]?["parts"]?["properties"]?.members.keys
    #expect(parts.map(Set.init) == Set(StepPart.allCases.map { Self.snakeCase($0.rawValue) }))
    let phases = schema["$defs"]?["phases"]?["properties"]?.members.keys
    #expect(phases.map(Set.init) == Set(Phase.allCases.map { Self.snakeCase($0.rawValue) }))
  }

  private static func snakeCase(_ name: String) -> String {
    name.map { $0.isUppercase ? "_\($0.lowercased())" : "\($0)" }.joined()
  }

  /// `tree` with one field less, and with one more in one of its objects, in all ways.
  ///
  /// Each comes with the field that was removed, named after the object it was in.
  private static func changes(
    of tree: JSONTree, named object: String
  ) -> [(JSONTree, String?)] {
    switch tree {
    case .object(let members):
      var changes: [(JSONTree, String?)] = []
      changes.append((.object(members.merging(["additional": .number(1)]) { $1 }), nil))
      for (name, member) in members {
        var fewer = members
        fewer[name] = nil
        changes.append((.object(fewer), "\(object).\(name)"))
        for (change, field) in Self.changes(of: member, named: name) {
          changes.append((.object(members.merging([name: change]) { $1 }), field))
        }
      }
      return changes
    case .array(let elements):
      return elements.indices.flatMap { index in
        Self.changes(of: elements[index], named: object).map { change, field in
          var changed = elements
          changed[index] = change
          return (JSONTree.array(changed), field)
        }
      }
    default: return []
    }
  }
}
