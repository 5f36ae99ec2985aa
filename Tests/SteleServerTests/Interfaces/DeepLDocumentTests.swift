import Foundation
import Testing

@testable import SteleServer

/// Documents by DeepL's interface: taken, asked after, fetched.
struct DeepLDocumentTests {
  private static let type = ["Content-Type": "multipart/form-data; boundary=b"]

  private static func form(_ fields: [(String, String)], name: String, contents: String) -> String {
    fields.map { "--b\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }.joined()
      + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
      + "\(contents)\r\n--b--\r\n"
  }

  /// What a document is asked for by, and its key.
  private static func ticket(_ answer: LoopbackClient.Answer) throws -> (id: String, key: String) {
    let value = try JSONValue(parsing: answer.body)
    guard case .string(let id) = value["document_id"], case .string(let key) = value["document_key"]
    else { throw LoopbackClient.Failure(what: answer.text) }
    return (id, key)
  }

  @Test
  func `a document is translated and fetched`() async throws {
    try await LoopbackServer.running { server in
      let body = Self.form(
        [("target_lang", "DE"), ("source_lang", "EN")], name: "a.txt", contents: "Hello")
      let ticket = try Self.ticket(
        try await server.ask("POST", "/v2/document", Self.type, body: body))
      let path = "/v2/document/\(ticket.id)"
      let key = #"{"document_key":"\#(ticket.key)"}"#
      var status = try await server.post(path, json: key)
      for _ in 0..<200 where status.text.contains("translating") {
        try await Task.sleep(for: .milliseconds(10))
        status = try await server.post(path, json: key)
      }
      #expect(
        status.text
          == "{\"document_id\":\"\(ticket.id)\",\"status\":\"done\",\"billed_characters\":5}\n")
      let result = try await server.post(path + "/result", json: key)
      #expect(result.text == "txt eng_Latn>deu_Latn\nHello")
      #expect(result.fields["content-disposition"] == "attachment; filename=a_de.txt")
      #expect(try await server.post(path, json: #"{"document_key":"other"}"#).status == 404)
      #expect(try await server.post(path + "/result", json: "{}").status == 404)
    }
  }

  @Test
  func `a document that cannot be taken is refused`() async throws {
    try await LoopbackServer.running { server in
      let unknown = Self.form([("target_lang", "DE")], name: "a.xyz", contents: "Hello")
      #expect(try await server.ask("POST", "/v2/document", Self.type, body: unknown).status == 400)
      let aimless = Self.form([], name: "a.txt", contents: "Hello")
      #expect(try await server.ask("POST", "/v2/document", Self.type, body: aimless).status == 400)
      let nothing = try await server.post("/v2/document", json: #"{"target_lang":"DE"}"#)
      #expect(nothing.status == 400)
    }
    let options = LoopbackServer.options { $0.translatesFiles = false }
    try await LoopbackServer.running(StandInService(), options) { server in
      let body = Self.form([("target_lang", "DE")], name: "a.txt", contents: "Hello")
      let answer = try await server.ask("POST", "/v2/document", Self.type, body: body)
      #expect(answer.status == 404)
    }
  }
}
