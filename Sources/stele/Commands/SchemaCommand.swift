import ArgumentParser

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of what other commands print as JSON.",
    discussion: HelpText.discussion(
      """
      Without NAME, lists all schemas: name, version and the command. A version goes up when a \
      field goes away or means something else; fields may be added without that.

      Example:
        stele schema
        stele schema check > check.schema.json
      """))

  @Argument(
    help: .taking("NAME", "Which schema, as listed."),
    completion: .list(OutputSchema.all.map(\.name)))
  var name: String?

  func validate() throws { _ = try schema() }

  func run() throws {
    if let schema = try schema() {
      try StandardOutput.write(Array(schema.json.utf8))
    } else {
      for schema in OutputSchema.all {
        try StandardOutput.line("\(schema.name)\t\(schema.version)\tstele \(schema.printedBy)")
      }
    }
  }

  private func schema() throws -> OutputSchema? {
    guard let name else { return nil }
    guard let schema = OutputSchema.all.first(where: { $0.name == name }) else {
      throw ValidationError(
        "no schema is called \(name); there are: "
          + OutputSchema.all.map(\.name).joined(separator: ", "))
    }
    return schema
  }
}
