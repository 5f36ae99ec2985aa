import SteleCheck

extension OutputSchema {
  /// What is known about the files of a tree.
  static let check = OutputSchema(
    "check", version: CheckSummary.schemaVersion, printedBy: "check --format json",
    #"""
      "title": "Check of source files",
      "description": "Which of the files are known, under which licences, and what a policy says.",
      "type": "object",
      "additionalProperties": false,
      "required": ["schema_version", "files", "summary"],
      "properties": {
        "schema_version": {
          "description": "Version of this schema.", "const": \#(CheckSummary.schemaVersion)},
        "files": {
          "description": "Every file that was looked at, a line for each.",
          "type": "array", "items": {"$ref": "#/$defs/file"}},
        "summary": {"description": "What that comes to.", "$ref": "#/$defs/summary"}
      },
      "$defs": {
    \#(checkedFileDefinition),
    \#(policyDefinitions),
    \#(summaryDefinition),
        "verdict": {"enum": [\#(list(CheckVerdict.allCases))]},
        "decision": {"enum": ["denied", "unknown", "allowed"]},
        \#(licenseTypeDefinition),
        "counts": {"type": "object", "additionalProperties": {"$ref": "#/$defs/count"}},
        \#(countDefinition)
      }
    """#)

  /// All names of a kind as elements of a JSON array.
  private static func list(_ names: [some RawRepresentable<String>]) -> String {
    names.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
  }

  private static let checkedFileDefinition = """
        "file": {
          "type": "object",
          "additionalProperties": false,
          "required": ["path", "verdict", "swhid", "licenses", "license_type", "categories",
            "language", "false_positive_rate"],
          "properties": {
            "path": {
              "description": "The file's path, with the part that was given.", "type": "string"},
            "path_bytes": {
              "description": "The path in hexadecimal, where it is not UTF-8.", "type": "string"},
            "verdict": {"description": "What the corpus knows.", "$ref": "#/$defs/verdict"},
            "swhid": {
              "description": "The SWHID of the file's contents, or null if it was not read.",
              "type": ["string", "null"]},
            "matched_swhid": {
              "description": "That of the contents with other line ends; with eol-variant.",
              "type": "string"},
            "licenses": {
              "description": "Licences at the indexed origin, as the dataset writes them.",
              "type": "array", "items": {"type": "string"}},
            "license_expression": {
              "description": "What tags say there, as an SPDX expression; absent without tags.",
              "type": "string"},
            "license_type": {
              "description": "The dataset's kind of licence, or null.",
              "$ref": "#/$defs/license_type"},
            "categories": {
              "description": "The categories of these licences, such as Permissive.",
              "type": "array", "items": {"type": "string"}},
            "language": {
              "description": "The programming language, or null.", "type": ["string", "null"]},
            "repository": {
              "description": "The indexed origin's repository; absent where it is not known.",
              "type": "string"},
            "path_in_repository": {
              "description": "The path there; absent where it is not known.", "type": "string"},
            "opted_out_elsewhere": {
              "description": "Set to true where another origin of the contents is opted out.",
              "type": "boolean"},
            "lfs_pointer": {
              "description": "Set to true where it stands for a file that git-LFS has not fetched.",
              "type": "boolean"},
            "false_positive_rate": {
              "description": "The probability that the verdict is known by chance.",
              "type": "number", "minimum": 0},
            "policy": {
              "description": "What the policy says; absent without one.",
              "$ref": "#/$defs/policy"},
            "problem": {
              "description": "Why the file could not be assessed; absent where it was.",
              "type": "string"}
          }
        }
    """

  private static let policyDefinitions = #"""
        "policy": {
          "type": "object",
          "additionalProperties": false,
          "required": ["decision", "findings"],
          "properties": {
            "decision": {"description": "About the file.", "$ref": "#/$defs/decision"},
            "rule": {
              "description": "What the file is in conflict with; absent where it is not.",
              "enum": [\#(list(CheckRule.allCases))]},
            "baselined": {
              "description": "Whether the baseline accepts it; absent without a baseline.",
              "type": "boolean"},
            "findings": {
              "description": "What was decided about each licence.",
              "type": "array", "items": {"$ref": "#/$defs/finding"}}
          }
        },
        "finding": {
          "type": "object",
          "additionalProperties": false,
          "required": ["license", "decision", "reason"],
          "properties": {
            "license": {
              "description": "The licence, or NONE where none is stated.", "type": "string"},
            "decision": {"description": "About the licence.", "$ref": "#/$defs/decision"},
            "reason": {"description": "Why, in words.", "type": "string"}
          }
        }
    """#

  private static let summaryDefinition = """
        "summary": {
          "type": "object",
          "additionalProperties": false,
          "required": ["files", "bytes", "ignored", "lfs_pointers", "verdicts", "categories",
            "languages", "findings", "undecided", "hits", "baselined", "stale_baseline_entries",
            "problems", "exit_code"],
          "properties": {
            "files": {"description": "How many files.", "$ref": "#/$defs/count"},
            "bytes": {"description": "Their length in all.", "$ref": "#/$defs/count"},
            "ignored": {
              "description": "Files and folders that rules left out.", "$ref": "#/$defs/count"},
            "lfs_pointers": {
              "description": "Files that stand for others that git-LFS has not fetched.",
              "$ref": "#/$defs/count"},
            "verdicts": {"description": "Files by verdict.", "$ref": "#/$defs/counts"},
            "categories": {
              "description": "Files by category of licence; a file may have several.",
              "$ref": "#/$defs/counts"},
            "languages": {"description": "Files by language.", "$ref": "#/$defs/counts"},
            "findings": {
              "description": "Files by what they are in conflict with.",
              "$ref": "#/$defs/counts"},
            "undecided": {
              "description": "Files with licences that no rule decides on.",
              "$ref": "#/$defs/count"},
            "hits": {
              "description": "Conflicts that the exit status tells.", "$ref": "#/$defs/count"},
            "baselined": {
              "description": "Conflicts that the baseline accepts.", "$ref": "#/$defs/count"},
            "stale_baseline_entries": {
              "description": "Entries of the baseline that no file was found for.",
              "$ref": "#/$defs/count"},
            "problems": {
              "description": "What could not be read, besides single files.",
              "type": "array", "items": {"type": "string"}},
            "exit_code": {
              "description": "How the command ends: 0 done, 1 error, 2 conflict, 3 no files.",
              "enum": [0, 1, 2, 3]}
          }
        }
    """

  /// An accepted finding.
  static let baseline = OutputSchema(
    "baseline", version: 1, printedBy: "check --write-baseline FILE, each line of FILE",
    #"""
      "title": "Accepted finding",
      "description": "A conflict that counts no more where a check is given the baseline.",
      "type": "object",
      "additionalProperties": false,
      "required": ["path", "swhid", "rule", "licenses"],
      "properties": {
        "path": {
          "description": "The file's path when it was accepted.", "type": "string"},
        "swhid": {"description": "The SWHID of its contents.", "type": "string"},
        "rule": {
          "description": "What the file is in conflict with.",
          "enum": [\#(list(CheckRule.allCases))]},
        "licenses": {
          "description": "The licences that were accepted, sorted.",
          "type": "array", "items": {"type": "string"}},
        "license_expression": {
          "description": "What tags said, as an SPDX expression; absent without tags.",
          "type": "string"}
      }
    """#)
}
