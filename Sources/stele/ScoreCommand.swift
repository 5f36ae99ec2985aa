import ArgumentParser
import SteleText
import SteleTranslation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Print how likely the model finds given translations, token by token.",
    discussion: """
      The two files have one sentence per line and the same number of lines. Prints one JSON \
      object per pair: tokens, and the natural-log probability of each.

      Example:
        stele score -m nllb.stele --from en --to fr --source in.txt --target out.txt
      """)

  @OptionGroup var model: ModelOption

  @Option(help: "The language of the source.")
  var from: String

  @Option(help: "The language of the target.")
  var to: String

  @Option(help: "File of source sentences.")
  var source: String

  @Option(help: "File of their translations.")
  var target: String

  @OptionGroup var threading: ThreadOption

  @OptionGroup var memory: MemoryOption

  private struct Object: Encodable {
    var tokens: [TokenID]
    var logprobs: [Float]
  }

  func run() throws {
    let opened = try model.open(memory)
    let sourceLanguage = try opened.languages.language(matching: from)
    let targetLanguage = try opened.languages.language(matching: to)
    let scorer = try Scorer(opened, threads: threading.threads)
    var sources = try FileLines(path: source)
    var targets = try FileLines(path: target)
    while true {
      let (sourceLine, targetLine) = (try sources.next(), try targets.next())
      guard let sourceLine, let targetLine else {
        guard sourceLine == nil, targetLine == nil else {
          throw OutputError(
            description: "\(source) and \(target) differ in their number of lines: "
              + "one ends after line \(min(sources.number, targets.number))")
        }
        return
      }
      do {
        let scores = try scorer.score(
          source: sourceLine, from: sourceLanguage, target: targetLine, to: targetLanguage)
        try StandardOutput.write(
          JSONLine.encode(Object(tokens: scores.tokens, logprobs: scores.logProbabilities)))
      } catch let error as TranslationError {
        throw OutputError(description: "line \(sources.number): \(error)")
      }
    }
  }
}

/// The lines of a file, one by one.
struct FileLines {
  private let path: String
  private var reader: LineReader
  private var waiting: [LineReader.Line] = []
  private var taken = 0
  /// Lines handed out so far.
  private(set) var number = 0

  init(path: String) throws {
    self.path = path
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw OutputError(description: "\(path): \(String(cString: strerror(errno)))")
    }
    reader = LineReader(descriptor: descriptor)
  }

  /// The next line, or nil at the end of the file.
  mutating func next() throws -> [UInt8]? {
    if taken == waiting.count {
      waiting = try reader.next(byteCount: 1)
      taken = 0
      if waiting.isEmpty { return nil }
    }
    defer { taken += 1 }
    number += 1
    switch waiting[taken] {
    case .bytes(let bytes): return bytes
    case .tooLong(let byteCount):
      throw OutputError(
        description: "\(path): line \(number) has \(byteCount) bytes; "
          + "no more than \(LineReader.longestLine) are read")
    }
  }
}
