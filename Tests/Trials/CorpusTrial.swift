public import SteleCorpus
import SteleFile

/// Opens bytes as a corpus file or a patch and does all that commands do with one: whatever the
/// bytes, that ends in answers or in errors.
public struct CorpusTrial: Sendable {
  private let folder: TrialFolder
  private let sound: [CorpusIndex]
  private let keys: [ContentKey]

  /// Rows that are listed; a hostile file may say that it has more than anyone can wait for.
  private static let mostRows = 100
  private static let memory = 1 << 18

  /// Trials that leave their files in `folder`.
  public init(folder: String) throws(CorpusError) {
    self.folder = TrialFolder(path: folder)
    var sound: [CorpusIndex] = []
    for (name, tables) in [("plain", []), ("full", Set(SideTable.allCases))] {
      let path = self.folder.path(name)
      try TrialRows.build(path, sideTables: tables)
      sound.append(try CorpusIndex(opening: path))
    }
    self.sound = sound
    _ = self.folder.write(TrialRows.optOuts.text, to: "opted-out.optouts")
    keys = TrialRows.all.compactMap(\.contentID) + TrialRows.all.compactMap(\.blobID)
  }

  /// Tries `input` as it is, and as a ``PackedCorpus``: behind that may stand keys to ask for, and
  /// where their bytes are odd in number, opt-outs lie beside the file.
  public func run(_ input: [UInt8]) {
    if input.isEmpty { return }
    open(folder.write(input, to: "hostile"), asking: keys)
    guard let packed = PackedCorpus(unpacking: input) else { return }
    let name = packed.tail.count % 2 == 0 ? "hostile" : "opted-out"
    open(folder.write(packed.file, to: name), asking: keys + keysToAsk(in: packed.tail))
  }

  private func keysToAsk(in tail: ArraySlice<UInt8>) -> [ContentKey] {
    stride(from: tail.startIndex, to: tail.endIndex, by: 20).prefix(16).compactMap { start in
      let bytes = Array(tail[start...].prefix(20))
      return ContentKey(bytes: bytes + [UInt8](repeating: 0, count: 20 - bytes.count))
    }
  }

  private func open(_ path: String, asking keys: [ContentKey]) {
    expectingErrors {
      if CorpusPatch.isPatch(try Container(opening: path)) {
        let patch = try CorpusPatch(opening: path)
        for old in sound {
          expectingErrors {
            try patch.apply(to: old, writing: folder.path("patched"), memory: Self.memory)
          }
        }
      }
      let corpus = try CorpusIndex(opening: path)
      ask(corpus, for: keys)
      list(corpus)
      combine(corpus)
    }
  }

  private func ask(_ corpus: CorpusIndex, for keys: [ContentKey]) {
    expectingErrors { try corpus.verify() }
    expectingErrors { _ = try corpus.manifest() }
    expectingErrors { _ = try corpus.optOuts() }
    for lane in CorpusLane.allCases {
      _ = corpus.falsePositiveRate(of: lane)
      expectingErrors { _ = try corpus.answers(keys, in: lane) }
      for key in keys { expectingErrors { _ = try corpus.answer(key, in: lane) } }
    }
  }

  private func list(_ corpus: CorpusIndex) {
    expectingErrors { try show(CorpusExporter(primaryKeysOf: corpus)) }
    expectingErrors {
      try show(CorpusExporter(corpus, memory: Self.memory, scratch: folder.path("exported")))
    }
  }

  private func show(_ exporter: CorpusExporter) throws(CorpusError) {
    var exporter = exporter
    for _ in 0..<Self.mostRows {
      guard let row = try exporter.next() else { return }
      _ = row.text
      _ = row.json
    }
  }

  private func combine(_ corpus: CorpusIndex) {
    expectingErrors {
      let path = folder.path("merged")
      try CorpusMerger.merge([corpus, corpus], to: path, memory: Self.memory)
      try CorpusIndex(opening: path).verify()
    }
    for other in sound {
      expectingErrors { try count(CorpusDiff(from: other, to: corpus)) }
      expectingErrors { try count(CorpusDiff(from: corpus, to: other)) }
      expectingErrors {
        try CorpusPatchWriter.write(from: corpus, to: other, path: folder.path("patch"))
      }
    }
  }

  private func count(_ diff: CorpusDiff) throws(CorpusError) {
    var changes = try diff.changes()
    while let change = try changes.next() { _ = try diff.rows(of: change) }
  }
}
