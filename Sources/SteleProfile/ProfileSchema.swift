/// The JSON Schema of a ``ProfileReport``.
public enum ProfileSchema {
  /// The schema, draft 2020-12, with a line feed at its end.
  ///
  /// It tells each field's meaning and unit, and allows no field that it does not name.
  public static let json = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Stele profile",
      "description": "What `stele profile` measured. Times are nanoseconds, sizes are bytes.",
      "type": "object",
      "additionalProperties": false,
      "required": ["schemaVersion", "environment", "work", "ceilings", "mapNanoseconds",
        "repetitions", "unwatchedNanoseconds", "memory", "summary"],
      "properties": {
        "schemaVersion": {
          "description": "Version of this schema.", "const": \(ProfileReport.currentSchemaVersion)},
        "environment": {
          "description": "The machine, the program and the model.",
          "$ref": "#/$defs/environment"},
        "work": {"description": "What was translated.", "$ref": "#/$defs/work"},
        "memoryPlan": {
          "description": "How the first batch keeps to a limit on memory; absent without one.",
          "$ref": "#/$defs/memoryPlan"},
        "ceilings": {
          "description": "What memory and processor gave at best in the same minute.",
          "$ref": "#/$defs/ceilings"},
        "mapNanoseconds": {
          "description": "Nanoseconds that opening the model file took, once.",
          "$ref": "#/$defs/count"},
        "repetitions": {
          "description": "The work, done again and again, after a warm-up that is left out.",
          "type": "array", "minItems": 1, "items": {"$ref": "#/$defs/repetition"}},
        "unwatchedNanoseconds": {
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
