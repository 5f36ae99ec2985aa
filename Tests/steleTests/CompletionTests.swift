import Foundation
import SteleTestSupport
import Testing

/// What shells offer while somebody types.
@Suite struct CompletionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["source.c", "sound file.txt"] {
      try Data().write(to: folder.url.appending(path: name))
    }
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "songs"), withIntermediateDirectories: true)
  }

  private func script(_ shell: String) throws -> String {
    let result = try Program.run(["--generate-completion-script", shell])
    #expect(result.status == 0 && result.error.isEmpty)
    return result.output
  }

  /// What a real bash offers for the last word of `words`; nil where there is no bash.
  private func completions(_ words: [String]) throws -> Set<String>? {
    guard FileManager.default.isExecutableFile(atPath: "/bin/bash") else {
      print("SKIPPED: no bash")
      return nil
    }
    try Data(try script("bash").utf8).write(to: folder.url.appending(path: "completions"))
    let program = try BuiltProgram.url("stele").path
    let list = ([program] + words).map { "'\($0)'" }.joined(separator: " ")
    let result = try Program(
      [
        "-c",
        """
        source ./completions
        complete -p stele > /dev/null || exit 1
        COMP_WORDS=(\(list)); COMP_CWORD=\(words.count)
        COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
        _stele stele "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """,
      ], executable: URL(filePath: "/bin/bash"), in: folder.url
    ).finish()
    #expect(result.status == 0 && result.error.isEmpty, "\(words) \(result)")
    return Set(result.output.split(separator: "\n").map(String.init))
  }

  @Test func `bash completes commands, options, files, folders, formats and languages`() throws {
    for (words, expected) in [
      (["tran"], ["translate"]), (["corpus", "opt-out", "im"], ["import"]),
      (["translate", "--bea"], ["--beams"]),
      (["verify", "so"], ["source.c", "sound file.txt", "songs"]),
      (["check", "sou"], ["source.c", "sound file.txt"]), (["convert", "so"], ["songs"]),
      (["check", "--policy", "sour"], ["source.c"]),
      (["corpus", "build", "--from-tree", "s"], ["songs"]),
      (["check", "--format", "s"], ["sarif", "spdx"]),
      (["translate", "--from", "fra"], ["fra_Latn"]),
      (["translate", "--to", "Fr"], ["French", "Friulian"]),
      (["translate", "-m", "sour"], ["source.c"]), (["profile", "--model", "son"], ["songs"]),
    ] {
      guard let found = try completions(words) else { return }
      #expect(found == Set(expected), "\(words)")
    }
  }

  @Test func `The scripts of all shells know all commands and options`() throws {
    let commands = try CommandTree.commands()
    for shell in ["bash", "zsh", "fish"] {
      let script = try script(shell)
      for (path, command) in commands {
        if let name = path.last { #expect(script.contains(name), "\(shell) \(path)") }
        for argument in command.arguments ?? []
        where argument.kind != "positional" && argument.shouldDisplay {
          let name = argument.longName.dropFirst(2)
          #expect(script.contains(name), "\(shell) \(path) \(name)")
        }
      }
      #expect(script.contains("---completion"), "\(shell)")
    }
  }

  @Test func `Every value that is a file or a folder is completed as one`() throws {
    let help = try Program.run(["--experimental-dump-help"]).output
    let root = try JSONSerialization.jsonObject(with: Data(help.utf8)) as? [String: Any]
    func check(_ command: [String: Any]) {
      for argument in command["arguments"] as? [[String: Any]] ?? [] {
        let value = argument["valueName"] as? String ?? ""
        guard ["FILE", "FOLDER", "PATH", "ROWS", "OLD", "NEW", "PATCH", "LANGUAGE"].contains(value)
        else { continue }
        if command["commandName"] as? String == "list", value == "LANGUAGE" { continue }
        #expect(
          argument["completionKind"] != nil, "\(command["commandName"] ?? "") \(argument)")
      }
      for below in command["subcommands"] as? [[String: Any]] ?? [] { check(below) }
    }
    check(root?["command"] as? [String: Any] ?? [:])
  }
}
