import ArgumentParser
import SteleFile

/// The folder in which model files are found by their names.
struct ModelFolder {
  /// Where it lies; nil where nobody knows the user's home.
  let path: String?

  /// The one that STELE_MODELS names, or else `stele/models` in the user's data folder.
  static var current: ModelFolder {
    if let path = Environment["STELE_MODELS"] { return ModelFolder(path: path) }
    let data =
      Environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? Environment["HOME"].map { $0 + "/.local/share" }
    return ModelFolder(path: data.map { $0 + "/stele/models" })
  }

  /// The model file that `given` means, a path or a name; if that is nil, STELE_MODEL counts, or the
  /// only model of the folder.
  func path(of given: String?) throws -> String {
    if let given { return try path(ofGiven: given) }
    if let setting = Environment["STELE_MODEL"] {
      do {
        return try path(ofGiven: setting)
      } catch let error as InputError {
        throw InputError(description: "STELE_MODEL: \(error)")
      }
    }
    let names = names
    if names.count == 1 { return place(of: names[0] + Self.suffix) }
    throw ValidationError(
      "no model is given; name one with -m FILE, or set STELE_MODEL"
        + (names.isEmpty ? "" : ". \(listing(names))"))
  }

  /// Whether ``path(of:)`` has a file to name.
  func isMeant(_ given: String?) -> Bool {
    given != nil || Environment["STELE_MODEL"] != nil || names.count == 1
  }

  /// The file that `name` means for a command that takes files of other kinds, too: a file of the
  /// folder only if there is no other of that name.
  func file(called name: String) -> String {
    Self.kind(of: name) == nil ? place(ofName: name) ?? name : name
  }

  private func path(ofGiven given: String) throws -> String {
    switch Self.kind(of: given) {
    case .folder: throw InputError(description: Self.advice(onFolder: given))
    case .some:
      if let advice = Self.advice(onFile: given) { throw InputError(description: advice) }
      return given
    case nil:
      if let place = place(ofName: given) { return place }
      throw InputError(description: advice(onMissing: given))
    }
  }

  private func place(ofName name: String) -> String? {
    guard !name.contains("/"), !name.isEmpty, path != nil else { return nil }
    return [place(of: name), place(of: name + Self.suffix)].first { Self.kind(of: $0) == .file }
  }

  private func place(of file: String) -> String { "\(path ?? ".")/\(file)" }

  /// The names of the models in the folder, in order.
  var names: [String] {
    guard let path,
      let entries = try? FolderContents.entries(of: BytePath(path), followsLinks: true)
    else { return [] }
    let files = entries.map { BytePath(bytes: $0.name).text }
      .filter { $0.hasSuffix(Self.suffix) && Self.isModel(place(of: $0)) }
    return files.map { String($0.dropLast(Self.suffix.count)) }.sorted()
  }

  private static let suffix = ".stele"

  private static func isModel(_ path: String) -> Bool {
    (try? Container(opening: path))?.kind == .model
  }

  private static func kind(of path: String) -> FileStatus.Kind? {
    try? FileStatus(of: BytePath(path), followsLinks: true).kind
  }
}

// MARK: - What to do

extension ModelFolder {
  private func listing(_ names: [String]) -> String {
    "In \(path ?? "no folder") there are: \(names.joined(separator: ", "))"
  }

  private static func convert(_ folder: String) -> String {
    "convert it first: stele convert \(folder) -o NAME.stele"
  }

  private static func advice(onFolder path: String) -> String {
    kind(of: path + "/config.json") == nil
      ? "\(path): a folder, not a model file; give the file that `stele convert` wrote"
      : "\(path): a checkpoint, not a model file; \(convert(path))"
  }

  /// What is wrong with a file whose name says that it holds weights for other programs.
  private static func advice(onFile path: String) -> String? {
    let others = [".safetensors", ".bin", ".pt", ".pth", ".gguf", ".onnx", ".index.json"]
    guard others.contains(where: path.lowercased().hasSuffix) else { return nil }
    if (try? Container(opening: path)) != nil { return nil }
    return "\(path): not a Stele model file; if it is part of a checkpoint of NLLB-200, "
      + "\(convert("FOLDER"))"
  }

  private func advice(onMissing given: String) -> String {
    let parts = given.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }),
      !given.hasSuffix(Self.suffix)
    {
      return
        "\(given): there is no such file; a model of that name on Hugging Face must be downloaded "
        + "and converted first: hf download \(given) --local-dir FOLDER, then "
        + "stele convert FOLDER -o NAME.stele"
    }
    guard parts.count == 1 else {
      return "\(given): there is no such file; give the model file that `stele convert` wrote"
    }
    let names = names
    return "\(given): there is no such file, and no model of that name in "
      + "\(path ?? "the folder STELE_MODELS")" + (names.isEmpty ? "" : ". \(listing(names))")
  }
}
