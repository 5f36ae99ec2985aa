import SteleBase

/// The first line of a script, which names the program that runs it.
enum Shebang {
  /// The program's name without its folder and version, such as `python3` for
  /// `#!/usr/bin/env -S python3.11 -u`, or nil if `bytes` begin with no such line.
  static func interpreter(in bytes: some Collection<UInt8>) -> String? {
    guard bytes.starts(with: Array("#!".utf8)) else { return nil }
    let line = bytes.dropFirst(2).prefix(512).prefix { $0 != UInt8(ascii: "\n") }
    var words = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace)[...]
    guard var name = words.popFirst().map(baseName) else { return nil }
    if name == "env" {
      // Options and variables stand before the program.
      words = words.drop { $0.hasPrefix("-") || $0.contains("=") }
      guard let program = words.first else { return nil }
      name = baseName(program)
    }
    return withoutMinorVersion(name)
  }

  private static func baseName(_ path: Substring) -> Substring {
    path.split(separator: "/").last ?? ""
  }

  /// `python2` for `python2.7`; what is no version stays.
  private static func withoutMinorVersion(_ name: Substring) -> String {
    guard let dot = name.lastIndex(of: "."), name[dot...].count > 1,
      name[name.index(after: dot)...].utf8.allSatisfy(\.isASCIIDigit)
    else { return String(name) }
    return String(name[..<dot])
  }
}
