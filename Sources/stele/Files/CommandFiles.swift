import ArgumentParser
import SteleCorpus
import SteleFile

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The files that a command reads and those that it writes.
///
/// Here is the rule that no command writes over what it reads, for all of them: each declares its
/// files, and ``check()`` is called before it runs. Files are told apart by what they are, not by
/// their names: links, hard links and `/dev/stdin` do not hide them.
struct CommandFiles {
  /// What is read, with the name by which it was given first; standard input is `-`.
  private var reads: [FileIdentity: String] = [:]
  private var trees: [Tree] = []
  private var outputs: [Output] = []
  private var folders: [String] = []

  private struct Tree {
    let name: String
    let root: BytePath
  }

  private struct Output {
    let path: String
    let kind: CommandOutput
  }
}

extension CommandFiles {
  /// Adds files that are read; what is not there, is no file or is nil does not count.
  mutating func read(_ paths: String?...) { read(paths.compactMap { $0 }) }

  /// Adds files that are read.
  mutating func read(_ paths: [String]) {
    for path in paths { add(path, FileIdentity(of: BytePath(path))) }
  }

  /// Adds files that are read, of which `-` is standard input.
  mutating func readInputs(_ paths: [String]) {
    for path in paths {
      if path == "-" { readStandardInput() } else { read(path) }
    }
  }

  /// Adds standard input, which may be a file.
  mutating func readStandardInput() {
    add("-", FileIdentity(ofDescriptor: STDIN_FILENO))
  }

  private mutating func add(_ name: String, _ identity: FileIdentity?) {
    if let identity, reads[identity] == nil { reads[identity] = name }
  }

  /// Adds files, and folders of which all that is in them may be read.
  mutating func readTrees(_ paths: [String]) {
    read(paths)
    for path in paths {
      if let root = BytePath(path).resolved { trees.append(Tree(name: path, root: root)) }
    }
  }

  /// Adds the files of a folder, without those of folders in it; Stele files are not read there.
  mutating func readFiles(ofFolder path: String) {
    let folder = BytePath(path)
    for entry in (try? FolderContents.entries(of: folder, followsLinks: true)) ?? [] {
      let file = folder.appending(entry.name).text
      if !CommandOutput.container.recognizes(file) { read(file) }
    }
  }

  /// Adds a corpus file that is read, and the opt-outs beside it.
  mutating func readCorpus(_ path: String?) {
    if let path { read(path, OptOutOverlay.path(of: path)) }
  }

  /// Adds a file that is written; nil does not count.
  mutating func write(_ path: String?, as kind: CommandOutput) {
    if let path { outputs.append(Output(path: path, kind: kind)) }
  }

  /// Adds the file for sorting that is made beside `path` and has its name for a moment only.
  mutating func writeScratch(beside path: String) {
    write(ScratchFile.path(beside: path), as: .scratch)
  }

  /// Adds a folder that is made.
  mutating func writeFolder(_ path: String) { folders.append(path) }
}

extension CommandFiles {
  /// Throws an error where the command would write over what it reads, or twice to the same place.
  func check() throws {
    let standardOutput = FileIdentity(ofDescriptor: STDOUT_FILENO)
    if let standardOutput, let name = reads[standardOutput] {
      throw InputError(
        description: "standard output would go into what is read as \(name); "
          + "send it to another file")
    }
    var places: Set<BytePath> = []
    for output in outputs {
      // What the process has open takes text as it is.
      if OpenOutput.ownDescriptor(output.path) != nil {
        guard output.kind == .container else { continue }
        throw InputError(
          description: "\(output.path): a Stele file needs a file of its own; give its name")
      }
      if let standardOutput, FileIdentity(of: BytePath(output.path)) == standardOutput {
        throw InputError(
          description: "\(output.path): standard output goes there as well; "
            + "give one of them another name")
      }
      try check(output)
      guard places.insert(Self.place(of: output.path)).inserted else {
        throw InputError(
          description: "\(output.path): would be written twice; give one output another name")
      }
    }
    for folder in folders { try check(folder: folder) }
  }

  private func check(_ output: Output) throws {
    for path in output.kind.paths(output.path) {
      if let name = FileIdentity(of: BytePath(path)).flatMap({ reads[$0] }) {
        throw Self.error(output.path, replaces: name)
      }
    }
    // In a tree that is read, only what an earlier run wrote may be replaced.
    guard !trees.isEmpty, FileIdentity(of: BytePath(output.path)) != nil,
      let place = BytePath(output.path).resolved, !output.kind.recognizes(output.path)
    else { return }
    for tree in trees where place.isBelow(tree.root) {
      throw Self.error(output.path, replaces: "a part of \(tree.name)")
    }
  }

  /// A folder is made in one beside it, from which all that is there before is removed.
  private func check(folder: String) throws {
    let partial = BytePath(bytes: Self.place(of: folder).bytes + Array(".partial".utf8))
    guard let partial = partial.resolved else { return }
    for name in reads.values where BytePath(name).resolved?.isBelow(partial) ?? false {
      throw Self.error(folder, replaces: name)
    }
  }

  private static func error(_ path: String, replaces name: String) -> InputError {
    InputError(
      description: "\(path): would replace what is read as \(name); give another file to write")
  }

  /// Where a file at `path` would come to lie.
  private static func place(of path: String) -> BytePath {
    let path = BytePath(path)
    return path.resolved ?? path.folder.resolved?.appending(path.name) ?? path
  }
}
