import SteleBase

/// One line of a `.gitignore` file.
struct IgnorePattern: Sendable {
  /// Whether the line lets through what lines before it ignore.
  let isNegated: Bool
  private let isForFolders: Bool
  /// Whether only the last name of a path counts, for there is no slash in the pattern.
  private let isForNames: Bool
  /// What the path must begin with.
  private let literal: [UInt8]
  private let rest: Rest

  /// What follows the literal bytes.
  private enum Rest {
    case nothing
    /// Any bytes of a name, then these.
    case suffix([UInt8])
    case glob(Glob)
  }

  /// Reads a line without what ends it; nil if it is blank, a comment or can match nothing.
  ///
  /// The pattern is for paths with small letters alone if `ignoresCase`.
  init?(line: ArraySlice<UInt8>, ignoresCase: Bool = false) {
    guard line.first != UInt8(ascii: "#") else { return nil }
    var pattern = Self.withoutTrailingSpaces(line)
    isNegated = pattern.first == UInt8(ascii: "!")
    if isNegated { pattern.removeFirst() }
    isForFolders = pattern.last == TreePath.slash
    if isForFolders { pattern.removeLast() }
    isForNames = !pattern.contains(TreePath.slash)
    if pattern.first == TreePath.slash { pattern.removeFirst() }
    guard !pattern.isEmpty else { return nil }

    func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
      ignoresCase ? bytes.map(\.asciiLowercased) : Array(bytes)
    }
    let plain = pattern.prefix { !Self.isSpecial($0) }
    let wild = pattern[plain.endIndex...]
    if wild.isEmpty {
      literal = folded(plain)
      rest = .nothing
    } else if isForNames, plain.isEmpty, wild.first == UInt8(ascii: "*"),
      !wild.dropFirst().contains(where: Self.isSpecial)
    {
      literal = []
      rest = .suffix(folded(wild.dropFirst()))
    } else {
      // Git too compares the literal bytes first and then takes what follows for a pattern of its own,
      // so that in `/foo**/bar` the asterisks cross folders.
      guard let glob = Glob(wild, ignoresCase: ignoresCase) else { return nil }
      literal = folded(plain)
      rest = .glob(glob)
    }
  }

  /// What a path's last name must be, or end in behind its last full stop, for the pattern to match.
  enum Key {
    case name([UInt8])
    case fileExtension([UInt8])
    case any
  }

  /// The strictest key that the pattern has.
  var key: Key {
    switch rest {
    case .nothing where isForNames: .name(literal)
    case .suffix(let suffix)
    where suffix.first == UInt8(ascii: ".") && !suffix.dropFirst().contains(UInt8(ascii: ".")):
      .fileExtension(Array(suffix.dropFirst()))
    default: .any
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"): true
    default: false
    }
  }

  /// Spaces at the end do not count, unless a backslash stands before them.
  private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == UInt8(ascii: "\\") {
        guard index + 1 < line.endIndex else { return line }
        index += 2
        end = index
      } else {
        index += 1
        if line[index - 1] != UInt8(ascii: " ") { end = index }
      }
    }
    return line[..<end]
  }

  /// Whether the line is about what lies at `path`, as seen from the folder of the file with the line;
  /// `name` is the last part of the path.
  func matches(_ path: ArraySlice<UInt8>, name: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    if isForFolders, !isFolder { return false }
    let text = isForNames ? name : path
    switch rest {
    case .nothing: return text.count == literal.count && text.starts(with: literal)
    case .suffix(let suffix):
      return text.count >= suffix.count && text.suffix(suffix.count).elementsEqual(suffix)
    case .glob(let glob):
      return text.count >= literal.count && text.starts(with: literal)
        && glob.matches(text.dropFirst(literal.count))
    }
  }
}
