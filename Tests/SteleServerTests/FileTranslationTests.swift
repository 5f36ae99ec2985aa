import Foundation
import SteleTestSupport
import Testing

@testable import SteleServer

struct FileTranslationTests {
  private static func form(
    _ name: String, _ contents: [UInt8], _ fields: [String: String]
  ) -> [UInt8] {
    var form: [UInt8] = []
    for (field, value) in fields {
      form += Array(
        "--x\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8)
    }
    form += Array(
      "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n".utf8)
    return form + contents + Array("\r\n--x--\r\n".utf8)
  }

  private static let type = ["Content-Type": "multipart/form-data; boundary=x"]
  private static let languages = ["source": "en", "target": "pt-BR"]

  @Test func `A document is translated, and fetched by the address that is told`() async throws {
    try await LoopbackServer.running { server in
      // One in memory, one that goes to disk.
      for count in [10, 3 << 20] {
        let contents = [UInt8](repeating: UInt8(ascii: "a"), count: count)
        let answer = try await server.ask(
          "POST", "/translate_file", Self.type,
          bytes: Self.form("../my téxt.txt", contents, Self.languages))
        #expect(answer.status == 200)
        let start = "{\"translatedFileUrl\":\"http://127.0.0.1:\(server.port)/download_file/"
        #expect(answer.text.hasPrefix(start))
        #expect(answer.text.hasSuffix(".my_text_pb.txt\"}\n"))
        let path = "/download_file/" + answer.text.dropFirst(start.count).dropLast(3)
        let file = try await server.ask("GET", path)
        #expect(file.fields["content-disposition"] == "attachment; filename=my_text_pb.txt")
        #expect(file.body == Array("txt eng_Latn>por_Latn\n".utf8) + contents)
      }
      for path in ["x", "..%2F..%2Fetc%2Fpasswd", "%00"] {
        #expect(try await server.ask("GET", "/download_file/\(path)").status == 404)
      }
    }
  }

  @Test func `What is wrong with a document is told as LibreTranslate does`() async throws {
    try await LoopbackServer.running { server in
      let notUnderstood =
        "The browser (or proxy) sent a request that this server could not understand."
      for (name, fields, message) in [
        ("", Self.languages, "Invalid request: missing file parameter"),
        ("a.txt", ["target": "fr"], "Invalid request: missing source parameter"),
        ("a.txt", ["source": "en"], "Invalid request: missing target parameter"),
        ("a.txt", ["source": "zz", "target": "fr"], "zz is not supported"),
        ("a.TXT", Self.languages, "Invalid request: file format not supported"),
        ("a.exe", Self.languages, "Invalid request: file format not supported"),
        ("a", Self.languages, "Invalid request: file format not supported"),
      ] {
        let answer = try await server.ask(
          "POST", "/translate_file", Self.type, bytes: Self.form(name, [97], fields))
        #expect(answer.status == 400, "\(message)")
        #expect(answer.text == "{\"error\":\"\(message)\"}\n")
      }
      let form = try await server.post("/translate_file", form: "source=en&target=fr")
      #expect(form.status == 400)
      #expect(form.text == "{\"error\":\"\(notUnderstood)\"}\n")
    }
    try await LoopbackServer.running(
      StandInService(), LoopbackServer.options { $0.limits.fileByteCount = 1000 }
    ) {
      server in
      let contents = [UInt8](repeating: 97, count: 1001)
      let answer = try await server.ask(
        "POST", "/translate_file", Self.type, bytes: Self.form("a.txt", contents, Self.languages))
      #expect(answer.status == 413)
    }
    try await LoopbackServer.running(
      StandInService(), LoopbackServer.options { $0.translatesFiles = false }
    ) { server in
      let answer = try await server.ask(
        "POST", "/translate_file", Self.type, bytes: Self.form("a.txt", [97], Self.languages))
      #expect(answer.status == 403)
      #expect(answer.text == "{\"error\":\"Files translation are disabled on this server.\"}\n")
      #expect(try await server.ask("GET", "/download_file/x").status == 404)
    }
  }
}
