public import Foundation

/// What git takes for a repository, made without git: it tracks nothing, and no rules of the user
/// hold.
public enum EmptyRepository {
  /// Makes one whose top is `folder`.
  public static func make(
    in folder: URL, origin: String? = nil, commit: String? = nil
  ) throws {
    let git = folder.appending(path: ".git")
    for name in ["objects", "refs"] {
      try FileManager.default.createDirectory(
        at: git.appending(path: name), withIntermediateDirectories: true)
    }
    let remote = origin.map { "[remote \"origin\"]\n\turl = \($0)\n" } ?? ""
    for (name, text) in [
      ("HEAD", (commit ?? "ref: refs/heads/main") + "\n"),
      ("config", "[core]\n\texcludesFile =\n" + remote),
    ] { try Data(text.utf8).write(to: git.appending(path: name)) }
  }
}
