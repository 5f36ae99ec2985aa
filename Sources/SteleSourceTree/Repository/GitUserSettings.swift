import SteleFile

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where git looks for settings that hold in all repositories of a user.
///
/// As git does, by the variables of the environment `HOME`, `XDG_CONFIG_HOME`, `GIT_CONFIG_GLOBAL`,
/// `GIT_CONFIG_SYSTEM` and `GIT_CONFIG_NOSYSTEM`. Others, such as `GIT_DIR` and `GIT_WORK_TREE`, do not
/// count: the tree that was asked about is meant, and no other.
package struct GitUserSettings: Sendable {
  let home: BytePath?
  /// Files of configuration, from the weakest to the strongest.
  private let files: [BytePath]
  /// The rules that hold if no configuration names others.
  private let standardIgnoreFile: BytePath?

  /// No settings at all.
  package static let none = GitUserSettings(environment: ["GIT_CONFIG_NOSYSTEM": "true"])

  /// Those of the user who runs the program.
  package static var current: GitUserSettings {
    GitUserSettings(environment: ProcessInfo.processInfo.environment)
  }

  /// The settings that variables of an environment lead to.
  package init(environment: [String: String]) {
    func path(_ name: String) -> BytePath? {
      environment[name].flatMap { $0.isEmpty ? nil : BytePath($0) }
    }
    home = path("HOME")
    let folder = path("XDG_CONFIG_HOME") ?? home?.appending(".config".utf8)
    var files: [BytePath?] = []
    if !["1", "true", "yes", "on"].contains(environment["GIT_CONFIG_NOSYSTEM"]?.lowercased()) {
      files.append(path("GIT_CONFIG_SYSTEM") ?? BytePath("/etc/gitconfig"))
    }
    if let global = environment["GIT_CONFIG_GLOBAL"] {
      files.append(BytePath(global))
    } else {
      files += [folder?.appending("git/config".utf8), home?.appending(".gitconfig".utf8)]
    }
    self.files = files.compactMap { $0 }
    standardIgnoreFile = folder?.appending("git/ignore".utf8)
  }

  /// What the files say; those that cannot be read are passed over, as git does.
  var config: GitConfig {
    var config = GitConfig()
    for file in files {
      if let more = try? GitConfig(reading: file, home: home) { config.add(more) }
    }
    return config
  }

  /// The file of rules that holds in a repository whose top is `top`, by `config`, its own and the
  /// user's; nil for none.
  func ignoreFile(in top: BytePath, _ config: GitConfig) -> BytePath? {
    guard let named = config.bytes("core.excludesfile") else { return standardIgnoreFile }
    return top.path(named, home: home)
  }
}
