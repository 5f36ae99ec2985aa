import Foundation
import SteleTestSupport

/// A corpus file and a tree that has some of what is in it.
struct CheckTree {
  let folder: TemporaryFolder
  let corpus: String
  let tree: String

  private static let rows = """
    {"content_id": "4e610c04d58371663d95ca8237eea260b08f090c", "detected_licenses": ["MIT"], \
    "license_type": "permissive", "language": "C", "repo_name": "a/b", "path": "/known.c"}
    {"content_id": "04bfb9bae713e61093964c62d1c6437da187a286", "detected_licenses": ["Zlib"], \
    "license_type": "permissive", "language": "C", "repo_name": "a/c", "path": "/lib/unix.c"}
    {"content_id": "fc0335614b09e090a66bedc4b456798e415e9a00", \
    "detected_licenses": ["GPL-3.0-only"], "license_type": "non_permissive", "language": "C", \
    "repo_name": "a/d", "path": "/gpl.c"}
    {"content_id": "594e8191ac568731dbff163477de8afd7eb9be22", \
    "detected_licenses": ["AGPL-3.0-only"], "license_type": "non_permissive", "language": "C", \
    "repo_name": "a/d", "path": "/agpl.c"}
    {"content_id": "d5d0b8b4c4c9e936890870f6799cfbb5ba984470", "detected_licenses": [], \
    "license_type": "no_license", "language": null, "repo_name": "a/e", "path": "/binary"}

    """

  init() throws {
    folder = try TemporaryFolder()
    corpus = folder.path("corpus.stele")
    tree = folder.path("tree")
    let built = try Program.run(
      ["corpus", "build", "-o", corpus, "--side-tables", "repository,path", "-"], input: Self.rows)
    guard built.status == 0 else { throw CocoaError(.fileWriteUnknown) }
    try write("src/known.c", "int a;\n")
    try write("src/windows.c", "int b;\r\n")
    try write("src/gpl.c", "gpl\n")
    try write("new.py", "print(1)\n")
    try write("binary", "x\0y")
    try EmptyRepository.make(in: URL(filePath: tree))
    try write(".gitignore", "*.o\n")
    try write("src/object.o", "int a;\n")
    try FileManager.default.createSymbolicLink(
      atPath: tree + "/link", withDestinationPath: "src/known.c")
  }

  /// Writes a file of the tree.
  func write(_ name: String, _ text: String) throws {
    let url = URL(filePath: tree).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Runs `stele check` in the folder that holds the tree.
  func check(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Program.Result {
    try Program.run(
      ["check", "--corpus", corpus] + arguments, environment: environment, in: folder.url)
  }

  /// The verdicts of the files, by path.
  func verdicts(_ arguments: [String]) throws -> [String: String] {
    let report = try JSONSerialization.jsonObject(
      with: Data(try check(arguments + ["--format", "json"]).output.utf8))
    let files = (report as? [String: Any])?["files"] as? [[String: Any]] ?? []
    return Dictionary(
      files.map { ($0["path"] as? String ?? "", $0["verdict"] as? String ?? "") },
      uniquingKeysWith: { _, _ in "several" })
  }
}
