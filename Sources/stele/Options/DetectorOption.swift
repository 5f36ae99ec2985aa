import ArgumentParser
import SteleDetection
import SteleFile

/// The file by which languages are told.
struct DetectorOption: ParsableArguments {
  @Option(
    help: .taking(
      "FILE",
      """
      The file by which languages are told. (default: STELE_DETECTOR, or language-detector.stele in \
      the folder STELE_MODELS or where the program was installed)
      """),
    completion: .file(extensions: ["stele"]))
  var detector: String?

  /// Where the file lies.
  ///
  /// - Throws: An error that says what to do if it is nowhere.
  func path() throws -> String {
    if let path = detector ?? Environment["STELE_DETECTOR"] { return path }
    let places = Self.places
    if let found = places.first(where: { Self.isFile($0) }) { return found }
    throw InputError(
      description: "no \(Self.fileName), by which languages are told, is in "
        + (places.isEmpty ? "any folder" : places.joined(separator: ", "))
        + "; put the one of Stele's folder Models there, or name it with --detector FILE or "
        + "STELE_DETECTOR")
  }

  /// Opens the detector.
  func open() throws -> LanguageDetector { try LanguageDetector(opening: path()) }

  private static let fileName = "language-detector.stele"

  /// Where the file may lie, best first: among the user's models, beside the program as installed, and
  /// in the sources that the program was built from.
  private static var places: [String] {
    var folders: [BytePath] = []
    if let models = ModelFolder.current.path { folders.append(BytePath(models)) }
    if let program = ProgramArguments.executable {
      folders.append(program.folder.folder.appending("share/stele".utf8))
      let parts = program.bytes.split(
        separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      if let build = parts.lastIndex(where: { $0.starts(with: ".build".utf8) }) {
        let sources = BytePath(bytes: Array(parts[..<build].joined(separator: "/".utf8)))
        folders.append(sources.appending("Models".utf8))
      }
    }
    return folders.map { $0.appending(fileName.utf8).text }
  }

  private static func isFile(_ path: String) -> Bool {
    (try? FileStatus(of: BytePath(path), followsLinks: true).kind) == .file
  }
}
