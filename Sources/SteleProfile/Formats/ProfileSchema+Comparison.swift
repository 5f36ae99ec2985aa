extension ProfileSchema {
  /// The schema of a ``ProfileComparison``, draft 2020-12, with a line feed at its end.
  public static let comparison = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:stele:schema:profile-comparison:\(ProfileComparison.currentSchemaVersion)",
      "title": "Comparison of Stele profiles",
      "description": "How one profile differs from an earlier one, and whether by chance.",
      "type": "object",
      "additionalProperties": false,
      "required": ["schema_version", "rows", "warnings"],
      "properties": {
        "schema_version": {
          "description": "Version of this schema.",
          "const": \(ProfileComparison.currentSchemaVersion)},
        "rows": {
          "description": "What both profiles measured, a figure in each row.",
          "type": "array", "items": {"$ref": "#/$defs/row"}},
        "warnings": {
          "description": "Why the two may not be comparable.",
          "type": "array", "items": {"type": "string"}}
      },
      "$defs": {
        "row": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "unit", "before", "after", "ratio", "noise", "verdict"],
          "properties": {
            "name": {"description": "What was measured, such as encode.", "type": "string"},
            "unit": {
              "description": "The unit of before and after.", "enum": ["ms", "µs", "tokens/s"]},
            "before": {"description": "The earlier figure.", "type": "number"},
            "after": {"description": "The later figure.", "type": "number"},
            "ratio": {"description": "after by before.", "type": "number"},
            "noise": {
              "description": "By how much ratio may differ from 1 by chance: 0.01 is 1 %.",
              "type": "number"},
            "verdict": {
              "description": "Whether the difference is more than chance, and to which side.",
              "enum": ["faster", "slower", "within noise"]}
          }
        }
      }
    }

    """
}
