import ArgumentParser
import SteleBase

/// What is really wrong with arguments that cannot be parsed.
///
/// The parser stops at the first thing that it misses, such as a required option, and so does not
/// tell those who misspelt that option what they did.
enum UsageAdvice {
  /// What is wrong and what to do; nil where the parser's own words are as good.
  static func message(for arguments: [String]) -> String? {
    var words = arguments[...]
    if words.first == "help" { words.removeFirst() }
    var command: any ParsableCommand.Type = Stele.self
    var path: [String] = []
    while !command.configuration.subcommands.isEmpty, let word = words.first {
      guard let next = CommandNames.subcommand(word, of: command) else {
        return word.hasPrefix("-")
          ? unknownOption(in: words, CommandSyntax(command))
          : unknownCommand(word, path, of: command)
      }
      command = next
      path.append(word)
      words.removeFirst()
    }
    return unknownOption(in: words, CommandSyntax(command))
  }

  private static func unknownCommand(
    _ word: String, _ path: [String], of command: any ParsableCommand.Type
  ) -> String {
    let name = (path + [word]).joined(separator: " ")
    let siblings = command.configuration.subcommands.map(CommandNames.name(of:))
    if let near = NearestName.of(word, in: siblings) {
      let meant = (["stele"] + path + [near]).joined(separator: " ")
      return "There is no command '\(name)'. Did you mean '\(meant)'?"
    }
    if let elsewhere = CommandNames.all.first(where: { $0.last == word }) {
      let meant = (["stele"] + elsewhere).joined(separator: " ")
      return "There is no command '\(name)'. Did you mean '\(meant)'?"
    }
    if path.isEmpty, word == "serve" {
      return "There is no command 'serve': this program was built without the trait Server. "
        + "'stele translate' starts in milliseconds, so that each request may run it."
    }
    if path.isEmpty {
      return "There is no command '\(name)'. To translate it, say: "
        + "stele translate -m MODEL --from en --to fr '\(word)'"
    }
    return "There is no command '\(name)'."
  }
}

extension UsageAdvice {
  /// What other programs call options that we have under another name.
  private static let foreignNames: [String: String] = [
    "--beam-size": "--beams", "--beam_size": "--beams", "--num-beams": "--beams",
    "--source": "--from", "--source-lang": "--from", "--from-lang": "--from", "--src": "--from",
    "--src-lang": "--from", "--source-language": "--from", "--target": "--to",
    "--target-lang": "--to", "--to-lang": "--to", "--tgt": "--to", "--tgt-lang": "--to",
    "--target-language": "--to", "-f": "--from", "-s": "--from", "-t": "--to",
    "--quantization": "--weights", "--quantize": "--weights", "--dtype": "--weights",
    "--batch-size": "--batch-tokens", "--max-batch-size": "--batch-tokens",
    "--num-threads": "--threads", "--intra-threads": "--threads", "-j": "--threads",
    "--max-length": "--max-tokens", "--max-new-tokens": "--max-tokens",
    "--max-decoding-length": "--max-tokens", "--min-length": "--min-tokens",
    "--num-hypotheses": "--alternatives", "--num-return-sequences": "--alternatives",
    "--no-repeat-ngram-size": "--no-repeat-ngram", "--model-path": "--model",
    "--model-dir": "--model", "--output-dir": "--output", "--output-file": "--output",
    "--report-path": "--output", "--report-format": "--format", "--baseline-path": "--baseline",
    "--json": "--format", "--do-sample": "--sample", "--memory": "--memory-limit",
  ]

  /// The first word of `words` that is no option of `syntax`, nor a value, though it looks like
  /// one.
  private static func unknownOption(
    in words: ArraySlice<String>, _ syntax: CommandSyntax
  ) -> String? {
    var words = words
    while let word = words.popFirst(), word != "--" {
      guard word.hasPrefix("-"), word.count > 1 else { continue }
      guard isOptionName(word) else { return textWithDash(word) }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let option = syntax.option(named: String(parts[0])) else {
        return unknown(String(parts[0]), syntax)
      }
      guard option.takesValue, parts.count == 1, let value = words.first else { continue }
      if !value.hasPrefix("-") || value == "-" {
        words.removeFirst()
      } else if value == "--" || syntax.option(named: value) == nil && !value.hasPrefix("--") {
        return "Missing value for '\(word)'. If it is '\(value)', write it with an equals sign: "
          + "\(word)=\(value)"
      }
    }
    return nil
  }

  /// Whether `word` could be an option at all: dashes, a letter, and what names are made of.
  private static func isOptionName(_ word: String) -> Bool {
    let name = word.drop { $0 == "-" }.prefix { $0 != "=" }
    return word.prefix { $0 == "-" }.count <= 2
      && name.first.map { $0.isASCII && $0.isLetter } ?? false
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
  }

  private static func textWithDash(_ word: String) -> String {
    "'\(word)' begins with a dash, but is no option. To give it as text or as a path, put -- "
      + "before it, behind all options."
  }

  private static func unknown(_ name: String, _ syntax: CommandSyntax) -> String {
    let known = syntax.options.flatMap(\.names)
    var meant = foreignNames[name].flatMap { known.contains($0) ? $0 : nil }
    if meant == nil, !name.hasPrefix("--"), name.count > 2, known.contains(String(name.prefix(2))),
      syntax.option(named: String(name.prefix(2)))?.takesValue ?? false
    {
      meant = "\(name.prefix(2)) \(name.dropFirst(2))"
    }
    if meant == nil, name.count > 2 {
      let bare = String(name.drop { $0 == "-" })
      let longNames = known.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
      meant = NearestName.of(bare, in: longNames).map { "--\($0)" }
    }
    return "Unknown option '\(name)'" + (meant.map { ". Did you mean '\($0)'?" } ?? "")
  }
}
