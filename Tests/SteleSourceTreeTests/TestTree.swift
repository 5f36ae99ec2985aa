import Foundation
import SteleSourceTree
import SteleTestSupport

/// A folder that tests fill.
final class TestTree {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  var root: String { folder.url.path }

  func path(_ name: String) -> String { folder.path(name) }

  /// Writes a file, and makes the folders above it.
  func write(_ path: String, _ contents: [UInt8] = []) throws {
    let url = folder.url.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(contents).write(to: url)
  }

  func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self.path(path), withDestinationPath: target)
  }

  /// Options for walks that no settings of the machine change.
  static var options: TreeWalkOptions {
    var options = TreeWalkOptions()
    options.userSettings = GitUserSettings.none
    return options
  }

  /// The paths that a walk of `folder` finds.
  func walked(_ folder: String = "", options: TreeWalkOptions = TestTree.options) throws
    -> [String]
  {
    try entries(folder, options: options).map(\.path.text)
  }

  /// The paths that a walk leaves out.
  func ignored(options: TreeWalkOptions = TestTree.options) throws -> [String] {
    var walk = try TreeWalk(root: root, options: options)
    var ignored: [String] = []
    while let step = walk.nextStep() {
      if case .ignored(let path) = step { ignored.append(path.text) }
    }
    return ignored
  }

  func entries(
    _ folder: String = "", options: TreeWalkOptions = TestTree.options
  ) throws -> [TreeEntry] {
    var walk = try TreeWalk(root: folder.isEmpty ? root : path(folder), options: options)
    var entries: [TreeEntry] = []
    while let entry = walk.next() { entries.append(entry) }
    return entries
  }
}

/// The installed git, asked as if nothing were configured but in a home of the tests' own.
struct Git {
  private let program: URL
  /// Where the settings lie that hold in all repositories.
  private let home: String

  /// Nil, and a printed reason, where git is not installed.
  init?(home: String = "/nowhere", test: String = #function) {
    self.home = home
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let programs = folders.map { URL(filePath: String($0)).appending(path: "git") }
    let found = programs.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    guard let found else {
      print("SKIPPED: \(test): git is not installed")
      return nil
    }
    program = found
  }

  /// Runs git in `folder`, and returns what it prints.
  @discardableResult
  func run(_ arguments: [String], in folder: String) throws -> Data {
    let process = Process()
    let output = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = [
      "GIT_CONFIG_NOSYSTEM": "1", "HOME": home,
      "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a",
      "GIT_COMMITTER_EMAIL": "a@b",
    ]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return data
  }

  /// Tracks `paths` in the repository at `folder`, whether ignored or not.
  func add(_ paths: [String], in folder: String) throws {
    guard !paths.isEmpty else { return }
    try run(["--literal-pathspecs", "add", "--force", "--"] + paths, in: folder)
  }

  /// What git sees in `folder`: tracked or not ignored, and there.
  func files(in folder: String) throws -> [TreePath] {
    try list(["-co", "--exclude-standard"], in: folder)
  }

  /// What `git ls-files` lists in `folder`, each once.
  func list(_ arguments: [String], in folder: String) throws -> [TreePath] {
    let listed = try run(["ls-files", "-z"] + arguments, in: folder)
    return Set(listed.split(separator: 0).map { TreePath(bytes: Array($0)) }).sorted()
  }
}

/// Bytes as text and back.
enum Digits {
  static func text(_ bytes: [UInt8]?) -> String? {
    bytes?.map { String(format: "%02x", $0) }.joined()
  }

  static func bytes(_ text: String) -> [UInt8] {
    stride(from: 0, to: text.count, by: 2).compactMap { offset in
      UInt8(text.dropFirst(offset).prefix(2), radix: 16)
    }
  }
}
