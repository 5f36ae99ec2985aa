import HTTPTypes
import SteleBase

/// The description of all that the server answers: OpenAPI 3.1.
struct OpenAPIDocument: Sendable {
  /// The document, with a line feed at its end.
  let json: [UInt8]
  private let reply: FixedReply

  /// The description of a server that is called `title`, below the path `prefix`.
  init(title: String, prefix: String) {
    json = JSONWriter.line { json in
      json.add("openapi", "3.1.0")
      json.beginObject("info")
      json.add("title", title)
      json.add("version", ToolVersion.current)
      json.add("description", "Translates texts and documents offline, with one model.")
      json.endObject()
      json.beginList("servers")
      json.beginObject()
      json.add("url", prefix.isEmpty ? "/" : prefix)
      json.endObject()
      json.endList()
      json.beginObject("paths")
      var rest = Self.operations[...]
      while let path = rest.first?.path {
        json.beginObject(path)
        for operation in rest.prefix(while: { $0.path == path }) { operation.write(to: &json) }
        rest = rest.drop { $0.path == path }
        json.endObject()
      }
      json.endObject()
    }
    reply = FixedReply(json)
  }

  /// All that it answers.
  var routes: [Route] { [Route(.get, "/openapi.json") { reply.reply(to: $0) }] }

  /// All operations, those of a path together.
  static let operations = libreTranslate + streaming + deepL + google + extensions + ownAffairs
}
