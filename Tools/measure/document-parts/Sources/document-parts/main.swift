import Foundation
import SteleDocument

// The part of `bench-documents` that is timed:
//
//   document-parts TYPE FILE ROUNDS
//
// Takes the document apart and puts it together again with the case of all ASCII letters turned, which is a
// change to every text, and keeps the places of its marks. Prints how many texts there are, and the least
// seconds of so many rounds that taking apart and putting together take.

/// The unit with the case of its ASCII letters turned.
func turned(_ unit: TextUnit) -> TextUnit {
  var unit = unit
  for index in unit.text.indices
  where UInt8(ascii: "a")...UInt8(ascii: "z") ~= unit.text[index] | 0x20 {
    unit.text[index] ^= 0x20
  }
  return unit
}

/// Seconds that `body` takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  let time = try ContinuousClock().measure(body)
  return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
}

let arguments = CommandLine.arguments
guard arguments.count == 4, let format = DocumentFormat(rawValue: arguments[1]),
  let rounds = Int(arguments[3]), rounds > 0
else {
  FileHandle.standardError.write(Data("usage: document-parts TYPE FILE ROUNDS\n".utf8))
  exit(64)
}
do {
  let bytes = try [UInt8](Data(contentsOf: URL(filePath: arguments[2])))
  var options = DocumentOptions()
  options.targetLanguage = "deu_Latn"
  // Tables have their texts in the column of this name.
  if [.csv, .tsv].contains(format) { options.columns = ["text"] }
  var (reading, writing, count) = (Double.infinity, Double.infinity, 0)
  for _ in 0..<rounds {
    var document: Document?
    reading = min(
      reading, try seconds { document = try Document(parsing: bytes, as: format, options: options) }
    )
    guard let document else { continue }
    count = document.units.count
    let units = document.units.map(turned)
    writing = min(
      writing, try seconds { _ = try document.rendered(with: units, targetLanguage: "deu_Latn") })
  }
  print(count, reading, writing)
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
