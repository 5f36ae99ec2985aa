/// The JSON Schema of a ``ProfileReport``.
public enum ProfileSchema {
  /// The schema, draft 2020-12, with a line feed at its end.
  ///
  /// It tells each field's meaning and unit, and allows no field that it does not name.
  public static let json = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:stele:schema:profile:\(ProfileReport.currentSchemaVersion)",
      "title": "Stele profile",
      "description": "What `stele profile` measured. Times are nanoseconds, sizes are bytes.",
      "type": "object",
      "additionalProperties": false,
      "required": ["schema_version", "warnings", "environment", "work", "ceilings",
        "map_nanoseconds", "repetitions", "unwatched_nanoseconds", "memory", "summary"],
      "properties": {
        "schema_version": {
          "description": "Version of this schema.", "const": \(ProfileReport.currentSchemaVersion)},
        "warnings": {
          "description": "Why the figures may not show what the program can do; often none.",
          "type": "array", "items": {"type": "string"}},
        "environment": {
          "description": "The machine, the program and the model.",
          "$ref": "#/$defs/environment"},
        "work": {"description": "What was translated.", "$ref": "#/$defs/work"},
        "memory_plan": {
          "description": "How the first batch keeps to a limit on memory; absent without one.",
          "$ref": "#/$defs/memory_plan"},
        "ceilings": {
          "description": "What memory and processor gave at best in the same minute.",
          "$ref": "#/$defs/ceilings"},
        "map_nanoseconds": {
          "description": "Nanoseconds that opening the model file took, once.",
          "$ref": "#/$defs/count"},
        "repetitions": {
          "description": "The work, done again and again, after a warm-up that is left out.",
          "type": "array", "minItems": 1, "items": {"$ref": "#/$defs/repetition"}},
        "unwatched_nanoseconds": {
          "description": "Nanoseconds of each unwatched repetition; empty if not asked for.",
          "type": "array", "items": {"$ref": "#/$defs/count"}},
        "memory": {
          "description": "Bytes of the process at the end; 0 where the system does not tell.",
          "$ref": "#/$defs/memory"},
        "summary": {
          "description": "What the repetitions come to.", "$ref": "#/$defs/summary"}
      },
      "$defs": {
    \(basics),
    \(report),
    \(parts),
    \(step),
    \(summary)
      }
    }

    """
}
