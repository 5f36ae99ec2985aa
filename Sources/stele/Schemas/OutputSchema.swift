import SteleProfile

/// The documented form of one of the program's JSON outputs.
struct OutputSchema {
  /// What `stele schema` calls it.
  let name: String
  /// Goes up when a field goes away or means something else; new fields leave it as it is.
  let version: Int
  /// What prints it, for the list of `stele schema`.
  let printedBy: String
  /// The schema, draft 2020-12, with a line feed at its end.
  let json: String

  /// A schema whose members `title` and later are in `body`.
  init(_ name: String, version: Int, printedBy: String, _ body: String) {
    self.init(
      name, version: version, printedBy: printedBy,
      json: """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:stele:schema:\(name):\(version)",
        \(body)
        }

        """)
  }

  private init(_ name: String, version: Int, printedBy: String, json: String) {
    self.name = name
    self.version = version
    self.printedBy = printedBy
    self.json = json
  }
}

extension OutputSchema {
  /// All of them, by name.
  static let all = [
    baseline, check, corpusDiff, corpusDiffChange, corpusList, corpusLookup, corpusOptOutCheck,
    corpusOptOutList, detect, inspect, inspectCPU, languages, licenses, profile, profileComparison,
    score,
    translate,
    translateStream, verify,
  ]

  /// What `profile` measured.
  static let profile = OutputSchema(
    "profile", version: ProfileReport.currentSchemaVersion,
    printedBy: "profile --format json", json: ProfileSchema.json)

  /// How one profile differs from another.
  static let profileComparison = OutputSchema(
    "profile-comparison", version: ProfileComparison.currentSchemaVersion,
    printedBy: "profile --compare A B --format json", json: ProfileSchema.comparison)

  /// A definition for numbers that are counted.
  static let countDefinition = #""count": {"type": "integer", "minimum": 0}"#
}
