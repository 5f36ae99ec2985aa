import Foundation
import SteleTestSupport
import Testing

@testable import SteleServer

struct MultipartTests {
  /// A part as it was found.
  private struct Found: Equatable {
    var part: MultipartPart
    var value: [UInt8] = []
  }

  /// The parts of `form`, which arrives in pieces of so many bytes.
  private static func parts(
    of form: [UInt8], boundary: String = "x", pieces: (Int) -> Int = { _ in .max }
  ) throws -> [Found] {
    var parser = try MultipartParser(boundary: boundary)
    var found: [Found] = []
    var isOpen = false
    var rest = form[...]
    while !rest.isEmpty {
      let piece = rest.prefix(max(1, pieces(rest.count)))
      rest = rest.dropFirst(piece.count)
      try parser.take(piece) { event in
        switch event {
        case .begin(let part):
          #expect(!isOpen)
          isOpen = true
          found.append(Found(part: part))
        case .value(let bytes): found[found.count - 1].value += bytes
        case .end:
          #expect(isOpen)
          isOpen = false
        }
      }
    }
    try parser.finish()
    #expect(!isOpen)
    return found
  }

  private static func part(_ header: String) throws -> MultipartPart {
    try MultipartPart(parsing: Array(header.utf8)[...])
  }

  /// Preamble, blanks behind a boundary, a value that looks like one, an empty value, a file.
  private static let form = Array(
    """
    preamble\r\n--x \t\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--y\r\n--\r\n\r\n\
    --x\r\ncontent-disposition: form-data; name=empty\r\n\r\n\r\n\
    --x\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\
    Content-Type: text/plain\r\n\r\n\r\n-\r\n--x--\r\nepilogue\r\n--x\r\n
    """.utf8)

  private static let found = [
    ("a", nil, "b\r\n--y\r\n--\r\n"), ("empty", nil, ""), ("f", "a.txt", "\r\n-"),
  ]

  private static func check(_ parts: [Found]) {
    #expect(parts.map(\.part.name) == found.map(\.0))
    #expect(parts.map(\.part.fileName) == found.map(\.1))
    #expect(parts.map { String(decoding: $0.value, as: UTF8.self) } == found.map(\.2))
  }

  @Test func `A form is read alike in whatever pieces it arrives`() throws {
    Self.check(try Self.parts(of: Self.form))
    for size in 1...200 { Self.check(try Self.parts(of: Self.form, pieces: { _ in size })) }
    for cut in 1..<Self.form.count {
      let total = Self.form.count
      Self.check(
        try Self.parts(of: Self.form, pieces: { $0 == total ? cut : .max }))
    }
  }

  @Test func `A form that is cut off is an error`() throws {
    // Up to the two dashes behind the last boundary.
    let length = try #require(Self.form.firstRange(of: Array("--x--".utf8))?.upperBound)
    for cut in 0..<length {
      #expect(throws: FormError.self, "\(cut)") { try Self.parts(of: Array(Self.form[..<cut])) }
    }
    for cut in length...Self.form.count {
      Self.check(try Self.parts(of: Array(Self.form[..<cut])))
    }
  }

  @Test func `Values of any bytes come back as they were`() throws {
    var random = SplitMix64(seed: 1)
    for _ in 0..<300 {
      let boundary = String(
        (0..<Int.random(in: 1...20, using: &random)).map { _ in
          "x-\r".randomElement(using: &random) ?? "x"
        }.filter { $0 != "\r" } + "b")
      let values = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        (0..<Int.random(in: 0...60, using: &random)).map { _ in
          Array("\r\n-xb ".utf8).randomElement(using: &random) ?? 0
        }
      }
      let delimiter = Array("\r\n--\(boundary)".utf8)
      guard !values.contains(where: { ([13, 10] + $0).firstRange(of: delimiter) != nil }) else {
        continue
      }
      var form: [UInt8] = []
      for value in values {
        form += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n".utf8)
        form += value + Array("\r\n".utf8)
      }
      form += Array("--\(boundary)--".utf8)
      let seed = UInt64.random(in: 0...UInt64.max, using: &random)
      var sizes = SplitMix64(seed: seed)
      let parts = try Self.parts(
        of: form, boundary: boundary, pieces: { _ in Int.random(in: 1...30, using: &sizes) })
      #expect(parts.map(\.value) == values)
    }
  }

  @Test func `Changed forms never trap, and hold what they have`() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<4_000 {
      var form = Self.form
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<form.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: form[place] = UInt8.random(in: 0...255, using: &random)
        case 1: form.remove(at: place)
        default: form.insert(Array("\r\n-x\"".utf8).randomElement(using: &random) ?? 0, at: place)
        }
      }
      guard let parts = try? Self.parts(of: form, pieces: { _ in 7 }) else { continue }
      #expect(parts.reduce(0) { $0 + $1.value.count } <= form.count)
    }
  }

  @Test func `Every form that was made to do harm is read alike in whatever pieces`() throws {
    let folder = Repository.root.appending(path: "Tests/Corrupt/form")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(files.count > 5)
    for file in files {
      let bytes = Array(try Data(contentsOf: file).dropFirst())
      _ = try? JSONValue(parsing: bytes)
      _ = try? FormField.fields(ofURLEncoded: bytes)
      let whole = try? Self.parts(of: bytes)
      for size in 1...20 {
        #expect((try? Self.parts(of: bytes, pieces: { _ in size })) == whole, "\(file)")
      }
    }
  }

  @Test func `Names are read as clients write them`() throws {
    let value = "Content-Disposition: form-data; name="
    for (header, name, file) in [
      (value + "\"a\"", "a", nil),
      (value + "a; filename=b.txt", "a", "b.txt"),
      (value + "\"a\"; filename=\"\"", "a", ""),
      (value + #""a"; filename="b\"c\\d.txt""#, "a", #"b"c\d.txt"#),
      (value + #""a"; filename="C:\x\y.txt""#, "a", #"C:\x\y.txt"#),
      (value + "\"a\"; filename=\"b%22c.txt\"", "a", "b\"c.txt"),
      (value + "\"a\"; filename=\"b\"; filename*=UTF-8''%C3%A9.txt", "a", "é.txt"),
      (value + "\"é\"; filename=\"日.txt\"", "é", "日.txt"),
      ("Content-Type: text/plain\r\n" + value + "\"a\"", "a", nil),
      ("content-disposition:FORM-DATA;\r\n name=\"a\"", "a", nil),
      ("Content-Transfer-Encoding: binary\r\n" + value + "\"a\"", "a", nil),
    ] as [(String, String, String?)] {
      let part = try Self.part(header)
      #expect(part.name == name, "\(header)")
      #expect(part.fileName == file, "\(header)")
    }
    for header in [
      "", "Content-Type: text/plain", "Content-Disposition: attachment; name=\"a\"",
      "Content-Disposition: form-data", "no colon\r\n" + value + "a",
      "Content-Type: multipart/mixed; boundary=y\r\n" + value + "a",
      "Content-Transfer-Encoding: base64\r\n" + value + "a",
    ] {
      #expect(throws: FormError.self, "\(header)") { try Self.part(header) }
    }
  }

  @Test func `No form has more parts, or longer headers, than are taken`() throws {
    let part = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n"
    let most = String(repeating: part, count: MultipartParser.maximumCount)
    #expect(try Self.parts(of: Array((most + "--x--").utf8)).count == 100)
    #expect(throws: FormError.tooManyFields(limit: 100)) {
      try Self.parts(of: Array((most + part + "--x--").utf8))
    }
    let long = "--x\r\nA: " + String(repeating: "a", count: 10_000) + "\r\n\r\nb\r\n--x--"
    #expect(throws: FormError.headerTooLong(limit: MultipartParser.headerByteCount)) {
      try Self.parts(of: Array(long.utf8))
    }
    #expect(throws: FormError.self) { try Self.parts(of: Array(long.utf8), pieces: { _ in 100 }) }
    for boundary in ["", "é", String(repeating: "a", count: 71), "a\n"] {
      #expect(throws: FormError.self) { try MultipartParser(boundary: boundary) }
    }
  }
}
