import CSteleBuild
import SteleBase

/// What `--version` prints.
enum ProgramVersion {
  /// The version, which scripts rely on as the first word, and the commit where one is known.
  ///
  /// Files that the program makes name the version alone, so that they are the same from any build
  /// of it.
  static var text: String { ToolVersion.current + (commit.map { " (\($0))" } ?? "") }

  /// The commit that the program was built from, where git was there.
  static var commit: String? {
    let commit = String(cString: stele_build_commit())
    return commit.isEmpty ? nil : commit
  }
}
