import SteleBase
import SteleCheckpoint
import SteleFile

extension CheckpointFolder {
  /// Names of the files that weights are in, or that say in which files they are.
  static let weightNames = [
    "model.safetensors.index.json", "model.safetensors", "pytorch_model.bin.index.json",
    "pytorch_model.bin",
  ]

  /// Looks at what lies at the path.
  ///
  /// - Throws: An error that says what it is and what to give instead, where it is no folder with
  ///   weights of transformers but something else that people have.
  func checkForm() throws(ConversionError) {
    switch try kind() {
    case .folder: break
    case .file: throw form(ofFile: path)
    default: throw .notACheckpoint(path: path, reason: "neither a folder nor a file")
    }
    let names = try self.names()
    guard !names.isEmpty else { throw .notACheckpoint(path: path, reason: "the folder is empty") }
    guard names.isDisjoint(with: Self.weightNames) else { return }
    if let inner = try folderWithin(names) {
      throw .checkpointsWithin(path: path, folder: inner)
    }
    if let form = ForeignForm(names: names) { throw .foreign(path: path, form) }
  }

  private func kind() throws(ConversionError) -> FileStatus.Kind {
    do throws(FileError) {
      return try FileStatus(of: BytePath(path), followsLinks: true).kind
    } catch {
      if case .cannotOpen(_, let reason) = error, reason.isAbsence {
        throw .noFolder(path: path, looksLikeHubName: looksLikeHubName)
      }
      throw .file(error)
    }
  }

  /// Whether the path is what the hub calls a model: an owner and a name.
  private var looksLikeHubName: Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
  }

  /// What is wrong with a file where a folder is wanted.
  private func form(ofFile path: String) -> ConversionError {
    do throws(FileError) {
      let file = try MappedFile(path: path)
      if let form = ForeignForm(file: file.bytes) { return .foreign(path: path, form) }
    } catch {
      return .file(error)
    }
    if let form = ForeignForm(names: [path.baseName]) {
      return .foreign(path: path, form)
    }
    return .notACheckpoint(path: path, reason: "a file, not a folder")
  }

  /// The names in the folder; those that are not UTF-8 are none of a checkpoint's.
  private func names(in folder: String = "") throws(ConversionError) -> Set<String> {
    do throws(FileError) {
      let entries = try FolderContents.entries(
        of: BytePath(path + folder), followsLinks: true)
      return Set(entries.map { String(decoding: $0.name, as: UTF8.self) })
    } catch {
      throw .file(error)
    }
  }

  /// A folder within this one that is more likely meant: a snapshot in a cache of the hub, or a
  /// state of a training run.
  private func folderWithin(_ names: Set<String>) throws(ConversionError) -> String? {
    if names.contains("snapshots") { return try snapshot(in: "") }
    if let model = names.filter({ $0.hasPrefix("models--") }).min() {
      return try snapshot(in: "/\(model)")
    }
    let states = names.compactMap { name -> Int? in
      name.hasPrefix("checkpoint-") ? Int(name.dropFirst("checkpoint-".count)) : nil
    }
    return states.max().map { "checkpoint-\($0)" }
  }

  /// The snapshot that the cache in `folder` would use, or any.
  private func snapshot(in folder: String) throws(ConversionError) -> String? {
    guard try names(in: folder).contains("snapshots") else { return nil }
    let snapshots = try names(in: folder + "/snapshots")
    let main = try? SmallFile.read("\(path)\(folder)/refs/main", limit: 256)
    let named = main.map { String(decoding: $0, as: UTF8.self).filter { !$0.isWhitespace } }
    guard let chosen = named.flatMap({ snapshots.contains($0) ? $0 : nil }) ?? snapshots.min()
    else { return nil }
    return "\(folder.dropFirst())\(folder.isEmpty ? "" : "/")snapshots/\(chosen)"
  }
}
