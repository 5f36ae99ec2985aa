extension OutputSchema {
  /// What `licenses` lists.
  static let licenses = OutputSchema(
    "licenses", version: 1, printedBy: "licenses --format json",
    #"""
      "title": "Licences",
      "description": "Categories of licences, licences, or those of OSADL's matrix.",
      "type": "object",
      "additionalProperties": false,
      "required": ["schema_version"],
      "properties": {
        "schema_version": {"description": "Version of this schema.", "const": 1},
        "categories": {
          "description": "All categories; absent where something else was asked for.",
          "type": "array", "items": {"$ref": "#/$defs/category"}},
        "licenses": {
          "description": "The licences that were asked for, or those of a category.",
          "type": "array", "items": {"$ref": "#/$defs/license"}},
        "matrix": {
          "description": "The licences of OSADL's matrix; with --matrix.",
          "type": "array", "items": {"type": "string"}}
      },
      "$defs": {
        "category": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "licenses", "summary"],
          "properties": {
            "name": {"description": "As policies name it.", "type": "string"},
            "licenses": {
              "description": "How many licences and exceptions it has.", "$ref": "#/$defs/count"},
            "summary": {"description": "What they ask for, in a line.", "type": "string"}
          }
        },
        "license": {
          "type": "object",
          "additionalProperties": false,
          "required": ["identifier", "category", "name", "is_exception", "is_deprecated"],
          "properties": {
            "identifier": {"description": "SPDX's, or a LicenseRef.", "type": "string"},
            "category": {"description": "The category's name.", "type": "string"},
            "name": {"description": "A name for people; may be empty.", "type": "string"},
            "is_exception": {
              "description": "Whether it belongs behind WITH.", "type": "boolean"},
            "is_deprecated": {
              "description": "Whether the list no longer uses it.", "type": "boolean"}
          }
        },
        \#(countDefinition)
      }
    """#)
}
