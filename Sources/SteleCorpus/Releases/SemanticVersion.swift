/// A version of three numbers, such as `1.2.0`, of which the first counts most.
package struct SemanticVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  private let numbers: [Int]

  /// The version of a first release.
  static let first = SemanticVersion(1, 0, 0)
  private static let largest = 999_999

  private init(_ major: Int, _ minor: Int, _ patch: Int) { numbers = [major, minor, patch] }

  /// The version that `text` names, or nil if it is not three numbers without leading zeros.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part -> Int? in
      guard part.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(part),
        number <= Self.largest, String(number).utf8.count == part.utf8.count
      else { return nil }
      return number
    }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    self.numbers = numbers
  }

  /// The next version after a change of this kind.
  func next(_ step: ReleaseStep) -> SemanticVersion {
    switch step {
    case .major: SemanticVersion(numbers[0] + 1, 0, 0)
    case .minor: SemanticVersion(numbers[0], numbers[1] + 1, 0)
    case .patch: SemanticVersion(numbers[0], numbers[1], numbers[2] + 1)
    }
  }

  /// Whether `left` is the older version.
  package static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
    left.numbers.lexicographicallyPrecedes(right.numbers)
  }

  /// The version as it is written.
  package var description: String { numbers.map(String.init).joined(separator: ".") }
}
