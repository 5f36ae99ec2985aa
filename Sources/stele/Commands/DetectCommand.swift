import ArgumentParser
import SteleDetection
import SteleFile
import SteleTokenizer
import SteleTranslation

struct DetectCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "detect",
    abstract: "Tell the languages of texts.",
    discussion: HelpText.discussion(
      """
      Prints a line for each line of TEXT, or of standard input where there is no TEXT: the code of \
      its language, a tab, and how likely it is, 0 to 100. With --input, a line for each file, which \
      may be any document that `stele translate` reads, and its path behind another tab. Where there \
      is no language, as in numbers, the code is und.

      Example:
        stele detect "Wo ist der Bahnhof?"
        stele detect -m nllb.stele --format json < lines.txt
        stele detect --input letter.docx notes.md
      """, settings: [.model, .models, .detector]))

  /// How lines are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case jsonl
  }

  @Option(
    name: [.customShort("m"), .long],
    help: .taking(
      "FILE",
      "Tell only languages of this model, a file or a name. (default: all that the detector knows)"),
    completion: .model)
  var model: String?

  @Option(
    help: .taking(
      "CODES", "Tell only these languages: codes as the answers have them, with commas between."))
  var only: String?

  @OptionGroup var detector: DetectorOption

  @Option(
    name: .shortAndLong, parsing: .upToNextOption,
    help: .taking("FILE", "Files to tell the languages of, each as a whole; - for standard input."),
    completion: .file())
  var input: [String] = []

  @Option(
    help: .taking(
      "FORMAT",
      "Print the likeliest language (text), or an object with the three likeliest (json, or jsonl)."
    ))
  var format: Format = .text

  @OptionGroup var invalidText: InvalidTextOption

  @Argument(help: .taking("TEXT", "Texts to tell the languages of."))
  var text: [String] = []

  func validate() throws {
    guard input.isEmpty || text.isEmpty else {
      throw ValidationError("give either texts or --input, not both")
    }
  }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.read(try? detector.path(), try model.map { try ModelFolder.current.path(of: $0) })
    files.readInputs(input)
    if text.isEmpty, input.isEmpty { files.readStandardInput() }
    return files
  }

  func run() throws {
    var opened = try detector.open()
    if let only { opened = opened.restricted(to: try codes(only, of: opened)) }
    if let model {
      let path = try ModelFolder.current.path(of: model)
      let languages = try Tokenizer(reading: Container(opening: path)).languages
      opened = opened.restricted(to: languages.all.map(\.code))
    }
    if input.isEmpty {
      try detectLines(opened)
    } else {
      try detectFiles(opened)
    }
  }

  /// The codes in `list`, all of which the detector must know.
  private func codes(_ list: String, of detector: LanguageDetector) throws -> [String] {
    let known = detector.languages
    return try list.split(separator: ",").map { part in
      let code = part.trimmingPrefix { $0 == " " }
      guard let match = known.first(where: { $0.lowercased() == code.lowercased() }) else {
        throw ValidationError(
          "--only: the detector knows no \(code); it knows \(known.joined(separator: ", "))")
      }
      return match
    }
  }

  private func detectLines(_ detector: LanguageDetector) throws {
    let printsObjects = format != .text
    try LineJob(arguments: text, invalidText: invalidText.invalidUtf8).run(
      preparing: { group in
        AllCores.map(group.lines.count) { lines in
          lines.map { index in
            let line = group.lines[index]
            return DetectionReport(
              line.error == nil ? detector.detect(line.content) : [], of: line.content,
              error: line.error)
          }
        }
      },
      body: { group, parts in
        var number = group.firstNumber
        for report in parts.joined() {
          if let error = report.error {
            throw InputError(description: "line \(number): \(error)")
          }
          number += 1
          try StandardOutput.write(printsObjects ? report.json() : report.text)
        }
      })
  }

  private func detectFiles(_ detector: LanguageDetector) throws {
    var failures = 0
    for path in input {
      do {
        let report = DetectionReport(
          detector.detect(try DocumentSample(path: path).text), ofFile: path)
        try StandardOutput.write(format == .text ? report.text : report.json())
      } catch let error as OutputError {
        throw error
      } catch {
        failures += 1
        StandardOutput.warn("Error: \(BytePath.shown("\(error)"))")
      }
    }
    guard failures == 0 else { throw ExitCode.failure }
  }
}
