extension OutputSchema {
  /// The answer to a query.
  static let corpusLookup = OutputSchema(
    "corpus-lookup", version: 1, printedBy: "corpus lookup --format json, each line",
    #"""
      "title": "Answer of a corpus",
      "description": "Whether contents are in a corpus, and under which licences there.",
      "type": "object",
      "additionalProperties": false,
      "required": ["id", "verdict", "swhid", "licenses", "license_type", "language"],
      "properties": {
        "id": {"description": "What was asked for, as written.", "type": "string"},
        "verdict": {
          "description": "What the corpus knows.", "enum": ["known", "opted-out", "unknown"]},
        "swhid": {
          "description": "The contents' SWHID, or null where only another hash is known.",
          "type": ["string", "null"]},
        "licenses": {
          "description": "Licences at the indexed origin, as the dataset writes them.",
          "type": "array", "items": {"type": "string"}},
        "license_expression": {
          "description": "What tags say there, as an SPDX expression; absent without tags.",
          "type": "string"},
        "license_type": {
          "description": "The dataset's kind of licence, or null.", "$ref": "#/$defs/license_type"},
        "language": {
          "description": "The programming language, or null.", "type": ["string", "null"]},
        "repository": {
          "description": "The indexed origin's repository, or null; absent without that table.",
          "type": ["string", "null"]},
        "path": {
          "description": "The path there, or null; absent without that table.",
          "type": ["string", "null"]},
        "opted_out_elsewhere": {
          "description": "Set to true where another origin of the contents is opted out.",
          "type": "boolean"}
      },
      "$defs": {
        \#(licenseTypeDefinition)
      }
    """#)

  /// A row of `corpus list` and `corpus export`.
  static let corpusList = OutputSchema(
    "corpus-list", version: 1,
    printedBy: "corpus list --format json and corpus export, each line",
    #"""
      "title": "Row of a corpus",
      "description": "A source file, with the dataset's own column names.",
      "$ref": "#/$defs/row",
      "$defs": {
    \#(rowDefinition),
        \#(licenseTypeDefinition),
        \#(countDefinition)
      }
    """#)

  /// A change between two corpus files.
  static let corpusDiffChange = OutputSchema(
    "corpus-diff-change", version: 1,
    printedBy: "corpus diff --changes --format json, each line but the last",
    #"""
      "title": "Change of a corpus",
      "description": "What changed of one source file from one corpus file to another.",
      "type": "object",
      "additionalProperties": false,
      "required": ["change"],
      "properties": {
        "change": {
          "description": "What changed.",
          "enum": ["added", "removed", "relicensed", "changed", "opted_out"]},
        "old": {
          "description": "What the old corpus says; absent where it says nothing.",
          "$ref": "#/$defs/row"},
        "new": {
          "description": "What the new corpus says; absent where it says nothing.",
          "$ref": "#/$defs/row"}
      },
      "$defs": {
    \#(rowDefinition),
        \#(licenseTypeDefinition),
        \#(countDefinition)
      }
    """#)

  /// How much changed between two corpus files.
  static let corpusDiff = OutputSchema(
    "corpus-diff", version: 1, printedBy: "corpus diff --format json",
    #"""
      "title": "Changes of a corpus",
      "description": "How many source files changed from one corpus file to another.",
      "type": "object",
      "additionalProperties": false,
      "required": ["schema_version", "added", "removed", "relicensed", "changed", "opted_out",
        "unchanged"],
      "properties": {
        "schema_version": {"description": "Version of this schema.", "const": 1},
        "added": {"description": "Files that only the new one knows.", "$ref": "#/$defs/count"},
        "removed": {"description": "Files that only the old one knows.", "$ref": "#/$defs/count"},
        "relicensed": {
          "description": "Files whose licences or kind of licence are others.",
          "$ref": "#/$defs/count"},
        "changed": {
          "description": "Files of which only something else is said.", "$ref": "#/$defs/count"},
        "opted_out": {
          "description": "Files of which all origins are opted out, which was not so before.",
          "$ref": "#/$defs/count"},
        "unchanged": {
          "description": "Files of which both say the same.", "$ref": "#/$defs/count"}
      },
      "$defs": {
        \#(countDefinition)
      }
    """#)

  /// An opt-out.
  static let corpusOptOutList = OutputSchema(
    "corpus-opt-out-list", version: 1,
    printedBy: "corpus opt-out list --format json, each line",
    #"""
      "title": "Opt-out",
      "description": "An owner or a repository that is opted out, or has another name now.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "owner": {
          "description": "An owner, all of whose repositories are opted out.", "type": "string"},
        "repository": {"description": "A repository that is opted out.", "type": "string"},
        "since": {
          "description": "The day of the request; with an owner or a repository.",
          "type": "string"},
        "renamed": {"description": "A name that is no longer in use.", "type": "string"},
        "to": {"description": "The name in use now; with renamed.", "type": "string"}
      }
    """#)

  /// Whether a name is opted out.
  static let corpusOptOutCheck = OutputSchema(
    "corpus-opt-out-check", version: 1,
    printedBy: "corpus opt-out check --format json, each line",
    #"""
      "title": "Whether a name is opted out",
      "description": "The answer for one of the names that were given.",
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "opted_out"],
      "properties": {
        "name": {"description": "The name, as given.", "type": "string"},
        "opted_out": {"description": "Whether it is opted out.", "type": "boolean"},
        "since": {
          "description": "The day of the request; absent where there is none.", "type": "string"},
        "entry": {
          "description": "The opt-out that covers the name; absent where there is none.",
          "type": "string"}
      }
    """#)

  /// The dataset's kinds of licence.
  static let licenseTypeDefinition = """
    "license_type": {"enum": ["permissive", "no_license", "non_permissive", null]}
    """

  private static let rowDefinition = """
        "row": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "content_id": {
              "description": "SHA-1 that git gives the contents, in hexadecimal.",
              "type": "string"},
            "content_id_prefix": {
              "description": "The digits that are known of content_id, where not all are.",
              "type": "string"},
            "blob_id": {
              "description": "SHA-1 of the contents, in hexadecimal.", "type": "string"},
            "blob_id_prefix": {
              "description": "The digits that are known of blob_id, where not all are.",
              "type": "string"},
            "sha256": {
              "description": "SHA-256 of the contents, in hexadecimal.", "type": "string"},
            "sha256_prefix": {
              "description": "The digits that are known of sha256, where not all are.",
              "type": "string"},
            "opted_out": {
              "description": "Set to true where all origins are opted out; then only keys are told.",
              "type": "boolean"},
            "detected_licenses": {
              "description": "Licences at the indexed origin, as the dataset writes them.",
              "type": "array", "items": {"type": "string"}},
            "license_expression": {
              "description": "What tags say there, as an SPDX expression; absent without tags.",
              "type": "string"},
            "license_type": {
              "description": "The dataset's kind of licence, or null.",
              "$ref": "#/$defs/license_type"},
            "language": {
              "description": "The programming language, or null.", "type": ["string", "null"]},
            "is_vendor": {
              "description": "Whether the path is that of code of others.", "type": "boolean"},
            "is_generated": {
              "description": "Whether the file is generated.", "type": "boolean"},
            "repo_name": {
              "description": "Owner and name of the repository; absent without that table.",
              "type": "string"},
            "path": {
              "description": "The path there; absent without that table.", "type": "string"},
            "revision_id": {
              "description": "The commit, in hexadecimal; absent without that table.",
              "type": "string"},
            "star_events_count": {
              "description": "Stars of the repository; absent for none.", "$ref": "#/$defs/count"},
            "fork_events_count": {
              "description": "Forks of the repository; absent for none.", "$ref": "#/$defs/count"},
            "revision_date": {
              "description": "When the commit was made, in milliseconds since 1970.",
              "type": "integer"},
            "visit_date": {
              "description": "When the repository was visited, in milliseconds since 1970.",
              "type": "integer"},
            "opted_out_elsewhere": {
              "description": "Set to true where another origin of the contents is opted out.",
              "type": "boolean"}
          }
        }
    """
}
