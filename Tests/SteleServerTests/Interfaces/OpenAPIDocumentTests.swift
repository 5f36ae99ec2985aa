import HTTPTypes
import Testing

@testable import SteleServer

/// The description of all interfaces.
struct OpenAPIDocumentTests {
  @Test
  func `every route is described, and nothing else`() throws {
    let service = StandInService()
    let access = AccessControl(limits: AccessControl.Limits(), keys: nil)
    let libreTranslate = LibreTranslate(
      service, languages: PublicLanguages(service.languages), access: access,
      settings: LibreTranslate.Settings(), files: try TranslatedFiles())
    let routes = TranslationServer.routes(
      libreTranslate, ServerMetrics(service), title: "Name", prefix: "")
    let answered = Set(routes.map { "\($0.method.rawValue.lowercased()) \($0.path)" })
    let described = Set(OpenAPIDocument.operations.map { "\($0.method) \($0.path)" })
    #expect(answered.subtracting(described).isEmpty)
    #expect(described.subtracting(answered).isEmpty)
  }

  @Test
  func `the description is JSON that says which version it has and what the server is called`()
    async throws
  {
    let options = LoopbackServer.options {
      $0.title = "Name"
      $0.prefix = "/below"
    }
    try await LoopbackServer.running(StandInService(), options) { server in
      let answer = try await server.ask("GET", "/below/openapi.json")
      #expect(answer.status == 200)
      #expect(answer.text.hasPrefix(#"{"openapi":"3.1.0","info":{"title":"Name","version":""#))
      #expect(answer.text.contains(#""servers":[{"url":"/below"}]"#))
      for path in ["/translate", "/v2/document/{id}/result", "/language/translate/v2/detect"] {
        #expect(answer.text.contains(#""\#(path)":{"#))
      }
    }
  }

  @Test
  func `each path is described once`() throws {
    let paths = OpenAPIDocument.operations.map(\.path)
    var seen: [String] = []
    for path in paths where seen.last != path {
      #expect(!seen.contains(path), "\(path) is described in two places")
      seen.append(path)
    }
  }
}
