import Foundation
import SteleCorpus

// Parts of `Tools/bench corpus`, which runs them as processes of their own:
//
//   corpus-parts rows COUNT SHARE        a row stream, to standard output
//   corpus-parts read FILE               seconds to read a row stream
//   corpus-parts build FILE OUT MEMORY   seconds to build from it, and most memory
//   corpus-parts open CORPUS             milliseconds to open
//   corpus-parts hot CORPUS COUNT        lookups of known and of absent keys a second
//   corpus-parts absent CORPUS COUNT     how many absent keys are taken for known
//   corpus-parts cold CORPUS NUMBER      one lookup of a known key
//   corpus-parts sqlite FILE COUNT ASKED SQLite: rows inserted, and keys looked up, a second
//   corpus-parts entropy SHARE           bits that payloads need

/// Seconds that `body` takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let time = try clock.measure(body)
  return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
}

/// Most memory that the process had, in MB.
func mostMemory() -> Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss / 1000
}

func run(_ arguments: [String]) throws {
  func argument(_ index: Int) -> String { index < arguments.count ? arguments[index] : "" }
  func number(_ index: Int) -> Int { Int(argument(index)) ?? 0 }
  switch argument(0) {
  case "rows":
    let rows = SyntheticRows(permissiveShare: Double(argument(2)) ?? 0)
    var writer = RowStreamWriter(lanes: [.sha1Git])
    for row in 0..<UInt64(number(1)) {
      writer.add(rows.row(row))
      if writer.bytes.count > 1 << 20 {
        FileHandle.standardOutput.write(Data(writer.bytes))
        writer.bytes.removeAll(keepingCapacity: true)
      }
    }
    writer.finish()
    FileHandle.standardOutput.write(Data(writer.bytes))
  case "read":
    let reader = try RowReader(path: argument(1))
    print(try seconds { while try reader.next() != nil {} })
  case "build":
    let options = CorpusOptions(memory: number(3))
    let time = try seconds {
      let builder = try CorpusBuilder(path: argument(2), options: options)
      let reader = try RowReader(path: argument(1))
      try builder.add(rowsOf: reader)
      try builder.finish(sources: [reader.source])
    }
    print(time, mostMemory())
  case "open":
    print(try seconds { _ = try CorpusIndex(opening: argument(1)) } * 1000)
  case "hot":
    let corpus = try CorpusIndex(opening: argument(1))
    let count = number(2)
    for isKnown in [true, false] {
      let first: UInt64 = isKnown ? 0 : 1 << 60
      let keys = (0..<UInt64(count)).map { number in
        SyntheticRows.key(first + SyntheticRows.mixed(number) % UInt64(corpus.fileCount))
      }
      var found = 0
      func ask() throws {
        found = 0
        for key in keys where try corpus.find(key, in: .sha1Git) != nil { found += 1 }
      }
      func askTogether() throws {
        found = 0
        for start in stride(from: 0, to: keys.count, by: 1000) {
          let part = Array(keys[start..<min(start + 1000, keys.count)])
          for match in try corpus.find(part, in: .sha1Git) where match != nil { found += 1 }
        }
      }
      // Once to bring pages in and to check them.
      try ask()
      let single = try seconds(ask)
      let together = try seconds(askTogether)
      print(Double(count) / single, Double(count) / together, found)
    }
  case "absent":
    let corpus = try CorpusIndex(opening: argument(1))
    var found = 0
    for probe in 0..<UInt64(number(2))
    where try corpus.find(SyntheticRows.key(1 << 60 + probe), in: .sha1Git) != nil { found += 1 }
    let rate = try corpus.manifest().lanes[0].falsePositiveRate
    print(found, rate * Double(number(2)))
  case "cold":
    let corpus = try CorpusIndex(opening: argument(1))
    var found = false
    let key = SyntheticRows.key(UInt64(number(2)))
    let time = try seconds { found = try corpus.find(key, in: .sha1Git) != nil }
    print(time * 1e6, found)
  case "sqlite":
    let table = try SQLiteTable(path: argument(1))
    let count = number(2)
    var keys = (0..<UInt64(count)).map { SyntheticRows.key($0).bytes(20) }
    keys.sort { $0.lexicographicallyPrecedes($1) }
    let filling = try seconds { try table.fill(keys) }
    let asked = (0..<UInt64(number(3))).map { keys[Int(SyntheticRows.mixed($0) % UInt64(count))] }
    // Once to bring pages in.
    _ = try table.count(of: asked)
    var found = 0
    let asking = try seconds { found = try table.count(of: asked) }
    print(Double(count) / filling, Double(asked.count) / asking, found)
  case "entropy":
    print(SyntheticRows(permissiveShare: Double(argument(1)) ?? 0).payloadEntropy)
  default:
    print("run Tools/bench corpus")
  }
}

do {
  try run(Array(CommandLine.arguments.dropFirst()))
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
