import SteleBase

/// The description of the interface that LibreTranslate's clients ask for: Swagger 2.0.
struct SwaggerDocument {
  /// The document, with a line feed at its end.
  let json: [UInt8]

  /// A parameter of a request.
  private struct Parameter {
    var name: String
    var what: String
    var type = "string"
    var isRequired = false
  }

  /// What a path does.
  private struct Operation {
    var path: String
    var method = "post"
    var summary: String
    var tag = "translate"
    var parameters: [Parameter] = []
  }

  private static let key = Parameter(name: "api_key", what: "API key")

  private static let operations = [
    Operation(
      path: "/detect", summary: "Detect the language of a text",
      parameters: [Parameter(name: "q", what: "Text", isRequired: true), key]),
    Operation(
      path: "/frontend/settings", method: "get", summary: "What a page needs to know",
      tag: "frontend"),
    Operation(path: "/health", method: "get", summary: "Whether the server answers", tag: "health"),
    Operation(path: "/languages", method: "get", summary: "The languages there are"),
    Operation(
      path: "/suggest", summary: "Suggest a better translation; switched off here",
      tag: "feedback",
      parameters: [
        Parameter(name: "q", what: "Text", isRequired: true),
        Parameter(name: "s", what: "Suggested translation", isRequired: true),
        Parameter(name: "source", what: "Language of the text", isRequired: true),
        Parameter(name: "target", what: "Language of the translation", isRequired: true),
      ]),
    Operation(
      path: "/translate", summary: "Translate a text",
      parameters: [
        Parameter(name: "q", what: "Text; several as a list, in JSON", isRequired: true),
        Parameter(name: "source", what: "Language code, or auto", isRequired: true),
        Parameter(name: "target", what: "Language code", isRequired: true),
        Parameter(name: "format", what: "text or html"),
        Parameter(name: "alternatives", what: "Further translations", type: "integer"),
        key,
      ]),
    Operation(
      path: "/translate_file", summary: "Translate a document",
      parameters: [
        Parameter(name: "file", what: "Document", type: "file", isRequired: true),
        Parameter(name: "source", what: "Language code, or auto", isRequired: true),
        Parameter(name: "target", what: "Language code", isRequired: true),
        key,
      ]),
  ]

  /// The description of a server with these settings.
  init(_ settings: LibreTranslate.Settings) {
    json = JSONWriter.line { json in
      json.add("basePath", settings.prefix.isEmpty ? "/" : settings.prefix)
      json.beginObject("info")
      json.add("description", "Translates texts and documents offline, with one model.")
      json.beginObject("license")
      json.add("name", "Apache-2.0")
      json.endObject()
      json.add("title", settings.title)
      json.add("version", settings.version)
      json.endObject()
      json.beginObject("paths")
      for operation in Self.operations { Self.write(operation, to: &json) }
      json.endObject()
      json.add("swagger", "2.0")
    }
  }

  private static func write(_ operation: Operation, to json: inout JSONWriter) {
    json.beginObject(operation.path)
    json.beginObject(operation.method)
    let takesFile = operation.parameters.contains { $0.type == "file" }
    if !operation.parameters.isEmpty {
      json.add(
        "consumes",
        takesFile
          ? ["multipart/form-data"] : ["application/x-www-form-urlencoded", "multipart/form-data"])
      json.beginList("parameters")
      for parameter in operation.parameters {
        json.beginObject()
        json.add("description", parameter.what)
        json.add("in", "formData")
        json.add("name", parameter.name)
        json.add("required", parameter.isRequired)
        json.add("type", parameter.type)
        json.endObject()
      }
      json.endList()
    }
    json.add("produces", [MediaType.json])
    json.beginObject("responses")
    let responses =
      operation.parameters.isEmpty
      ? [("200", "Done")]
      : [("200", "Done"), ("400", "Invalid request"), ("403", "Not allowed"), ("429", "Slow down")]
    for (status, what) in responses {
      json.beginObject(status)
      json.add("description", what)
      json.endObject()
    }
    json.endObject()
    json.add("summary", operation.summary)
    json.add("tags", [operation.tag])
    json.endObject()
    json.endObject()
  }
}
