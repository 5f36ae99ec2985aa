import CSteleBuild
import SteleModelFormat

/// What `--version` prints.
enum ProgramVersion {
  /// The version, which scripts rely on as the first word, and the commit where one is known.
  ///
  /// Files that the program makes name the version alone, so that they are the same from any build of it.
  static var text: String {
    let commit = String(cString: stele_build_commit())
    return ToolVersion.current + (commit.isEmpty ? "" : " (\(commit))")
  }
}
