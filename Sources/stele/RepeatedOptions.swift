import ArgumentParser

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Options of one value that were given more than once.
///
/// The parser would take the last value without a word: of two policies the first would not count,
/// and a gate would open. So all commands refuse it, here, before anything is parsed. Options that
/// take several values are repeated as before.
enum RepeatedOptions {
  /// What is wrong with `arguments`, which are all but the program's own name, said as the parser
  /// would say it; nil if nothing is.
  static func complaint(_ arguments: [String], of root: any ParsableCommand.Type) -> String? {
    let given = arguments.prefix { $0 != "--" }
    let words = given.filter { $0.hasPrefix("-") && $0 != "-" }
    // Describing a command takes milliseconds, and mostly the spellings alone tell: no option has
    // two long names.
    let spellings = words.map { $0.prefix { $0 != "=" } }
    guard Set(spellings).count < words.count || spellings.contains(where: { !$0.hasPrefix("--") })
    else { return nil }
    let path = commands(in: given, below: root)
    guard words.count > 1, let command = path.last else { return nil }
    let options = SingleOptions(of: command)
    guard !words.contains(where: { asksForSomethingElse($0) && !options.have($0) }) else {
      return nil
    }
    let repeated = options.repeated(in: Array(given))
    guard !repeated.isEmpty else { return nil }
    let commandName = path.map { $0._commandName }.joined(separator: " ")
    return """
      Error: \(repeated.joined(separator: ", ")): given more than once, but takes one value; give it once
      Usage: \(root.usageString(for: command))
        See '\(commandName) --help' for more information.
      """
  }

  /// Help, the version and completions come before all errors.
  private static func asksForSomethingElse(_ word: String) -> Bool {
    ["-h", "--help", "--version"].contains(word) || word.hasPrefix("---")
      || word.hasPrefix("--generate-completion-script")
      || word.hasPrefix("--experimental-dump-help")
  }

  /// `root` and the commands below it that the arguments name.
  private static func commands(
    in arguments: ArraySlice<String>, below root: any ParsableCommand.Type
  ) -> [any ParsableCommand.Type] {
    var path = [root]
    for word in arguments where !word.hasPrefix("-") {
      let below = path.last?.configuration.subcommands ?? []
      guard
        let next = below.first(where: {
          $0._commandName == word || $0.configuration.aliases.contains(word)
        })
      else { break }
      path.append(next)
    }
    return path
  }
}

/// The options of a command that take one value, by what the parser says of them.
private struct SingleOptions {
  /// The best name of each, by all of its names with their dashes.
  private var names: [String: String] = [:]
  /// Options whose value may look like an option.
  private var unconditional: Set<String> = []

  /// What the parser's description of a command has, as far as it matters here.
  private struct Description: Decodable {
    var command: Command

    struct Command: Decodable { var arguments: [Argument]? }

    struct Argument: Decodable {
      var kind: String
      var isRepeating: Bool
      var parsingStrategy: String
      var names: [Name]?
      var preferredName: Name?
    }

    struct Name: Decodable {
      var kind: String
      var name: String
      var dashed: String { (kind == "long" ? "--" : "-") + name }
    }
  }

  init(of command: any ParsableCommand.Type) {
    let text = Data(command._dumpHelp().utf8)
    // Without a description nothing is refused; the tests see that there is one.
    let description = try? JSONDecoder().decode(Description.self, from: text)
    for argument in description?.command.arguments ?? [] where argument.kind == "option" {
      let given = (argument.names ?? []).map(\.dashed)
      if argument.parsingStrategy == "unconditional" { unconditional.formUnion(given) }
      guard !argument.isRepeating, let best = argument.preferredName?.dashed else { continue }
      for name in given { names[name] = best }
    }
  }

  /// Whether one of the options is called `name`.
  func have(_ name: String) -> Bool { names[name] != nil }

  /// The best names of the options that are among `arguments` more than once, in their order.
  func repeated(in arguments: [String]) -> [String] {
    var counts: [String: Int] = [:]
    var repeated: [String] = []
    var next = 0
    while next < arguments.count {
      let word = arguments[next]
      next += 1
      guard word.hasPrefix("-") else { continue }
      let name = String(word.prefix { $0 != "=" })
      if unconditional.contains(name), name == word { next += 1 }
      // Short ones may stand together behind one dash.
      let isGroup = !name.hasPrefix("--") && names[name] == nil
      for name in isGroup ? name.dropFirst().map({ "-\($0)" }) : [name] {
        guard let best = names[name] else { continue }
        counts[best, default: 0] += 1
        if counts[best] == 2 { repeated.append(best) }
      }
    }
    return repeated
  }
}
