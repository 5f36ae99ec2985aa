import SteleBase

/// What a path does by a method, as OpenAPI 3.1 describes it.
struct OpenAPIOperation: Sendable {
  var method: String
  var path: String
  /// The interface that it is of.
  var tag: String
  var summary: String
  /// What the client says, in a query, a form or as JSON; members whose values are files make it a
  /// form of several parts.
  var parameters: [OpenAPISchema.Member] = []
  /// How parameters can be sent.
  var ways: Set<Way> = []
  /// The type of what is answered.
  var answerType = MediaType.json
  var answer: OpenAPISchema
  /// How errors are told; nil where there are none.
  var error: OpenAPISchema?

  /// How parameters can be sent.
  enum Way: Sendable {
    case query
    case form
    case parts
    case json
  }

  /// What the parts of the path in braces hold.
  private static let pathParts = [
    "name": "The file's name, as the translation of a file told it",
    "id": "The document's ID, as uploading it told",
  ]
  /// Statuses that any request may be answered with that is not as it should be.
  private static let errors: [(status: String, what: String)] = [
    ("400", "The request is not as it should be"),
    ("403", "The key is wrong, or this is switched off"),
    ("404", "There is no such thing"),
    ("413", "The request asks for too much"),
    ("415", "The body is not of a type that is read"),
    ("429", "Too many requests; the field Retry-After says when to come again"),
    ("500", "The model cannot be used"),
    ("503", "There is too much to do, or it is not done yet"),
  ]

  /// Writes it as a member of its path.
  func write(to json: inout JSONWriter) {
    json.beginObject(method)
    json.add("operationId", identifier)
    json.add("tags", [tag])
    json.add("summary", summary)
    writeParameters(to: &json)
    writeBody(to: &json)
    json.beginObject("responses")
    Self.writeResponse("200", "Done", answerType, answer, to: &json)
    if let error {
      for (status, what) in Self.errors {
        Self.writeResponse(status, what, MediaType.json, error, to: &json)
      }
    }
    json.endObject()
    json.endObject()
  }

  private var identifier: String {
    method + path.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
  }

  private func writeParameters(to json: inout JSONWriter) {
    json.beginList("parameters")
    for part in path.split(separator: "/") where part.hasPrefix("{") {
      let name = String(part.dropFirst().dropLast())
      Self.writeParameter(
        name, .text(Self.pathParts[name] ?? ""), "path", isRequired: true, to: &json)
    }
    if ways.contains(.query) {
      for (name, schema) in parameters {
        // What can be said in a body need not be said in the query.
        let isRequired = OpenAPISchema.isRequired(name) && ways == [.query]
        Self.writeParameter(
          OpenAPISchema.plain(name), schema, "query", isRequired: isRequired, to: &json)
      }
    }
    json.endList()
  }

  private static func writeParameter(
    _ name: String, _ schema: OpenAPISchema, _ place: String, isRequired: Bool,
    to json: inout JSONWriter
  ) {
    json.beginObject()
    json.add("name", name)
    json.add("in", place)
    json.add("required", isRequired)
    schema.write(to: &json, as: "schema")
    json.endObject()
  }

  private func writeBody(to json: inout JSONWriter) {
    let types: [(way: Way, type: String)] = [
      (.json, MediaType.json), (.form, "application/x-www-form-urlencoded"),
      (.parts, "multipart/form-data"),
    ]
    let taken = types.filter { ways.contains($0.way) }
    guard !taken.isEmpty else { return }
    json.beginObject("requestBody")
    json.add("required", !ways.contains(.query))
    json.beginObject("content")
    for (_, type) in taken {
      json.beginObject(type)
      OpenAPISchema.object(parameters).write(to: &json, as: "schema")
      json.endObject()
    }
    json.endObject()
    json.endObject()
  }

  private static func writeResponse(
    _ status: String, _ what: String, _ type: String, _ schema: OpenAPISchema,
    to json: inout JSONWriter
  ) {
    json.beginObject(status)
    json.add("description", what)
    json.beginObject("content")
    json.beginObject(type)
    schema.write(to: &json, as: "schema")
    json.endObject()
    json.endObject()
    json.endObject()
  }
}
