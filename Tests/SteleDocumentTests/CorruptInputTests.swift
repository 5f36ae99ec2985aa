import Foundation
import SteleDocument
import SteleTestSupport
import Testing

@Suite struct CorruptInputTests {
  @Test
  func `Inputs that once broke a format, and the fuzzer's first ones, come back or are refused`()
    throws
  {
    let folder = Repository.corrupt.appending(path: "document")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(files.count >= 19)
    let formats = DocumentFormat.allCases
    var options = DocumentOptions()
    options.columns = ["1"]
    options.hasHeader = false
    for file in files {
      // The fuzzer's inputs begin with a byte that says how to read the rest.
      let bytes = Array(try Data(contentsOf: file))
      guard let first = bytes.first else { continue }
      let contents = Array(bytes.dropFirst())
      let chosen = formats[Int(first) % formats.count]
      let document = try? Document(parsing: contents, as: chosen, options: options)
      #expect(document != nil, "\(file.lastPathComponent) is a sample of a good document")
      // Every format gets every input, cut off at any place.
      for format in formats {
        for end in stride(from: 0, through: contents.count, by: 1 + contents.count / 16) {
          let part = Array(contents[..<end])
          guard let document = try? Document(parsing: part, as: format, options: options) else {
            continue
          }
          // Empty places for translations are filled.
          guard !format.hasPlacesForTranslations || document.units.isEmpty else { continue }
          #expect(
            try document.rendered(with: document.units) == part,
            "\(file.lastPathComponent) as \(format), \(end) bytes")
        }
      }
    }
  }

  @Test func `Office files and books come back or are refused wherever their text is cut off`()
    throws
  {
    let folder = Repository.corrupt.appending(path: "package")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(files.count >= PackagedPart.types.count)
    for file in files {
      // The fuzzer's inputs begin with a byte that says the type.
      let bytes = try [UInt8](Data(contentsOf: file))
      let type = PackagedPart.types[Int(bytes[0]) % PackagedPart.types.count]
      let format = try #require(DocumentFormat(rawValue: type))
      let part = Array(bytes.dropFirst())
      let whole = PackagedPart.archive(of: type, holding: part)
      #expect(DocumentFormat(path: "unnamed", content: whole) == format)
      #expect(try !Document(parsing: whole, as: format).units.isEmpty, "\(file.lastPathComponent)")
      for end in 0...part.count {
        let archive = PackagedPart.archive(of: type, holding: Array(part[..<end]))
        guard let document = try? Document(parsing: archive, as: format) else { continue }
        #expect(try document.rendered(with: document.units) == archive)
      }
    }
  }
}
