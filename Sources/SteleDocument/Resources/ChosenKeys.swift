/// Which keys of a file without maps somebody chose; full stops in a key part it as maps would.
struct ChosenKeys {
  private var keys: DocumentKeys
  private var excluded: DocumentKeys
  /// Of longer keys only the whole is compared.
  private static let maximumSegmentCount = 64

  init(_ options: DocumentOptions) {
    keys = DocumentKeys(options.keys)
    excluded = DocumentKeys(options.excludedKeys)
  }

  /// Whether the value under `key` is translated.
  mutating func takes(_ key: [UInt8]) -> Bool {
    if keys.isEmpty, excluded.isEmpty { return true }
    let segments = DocumentKeys.segments(of: key)
    let isChosen = Self.match(&keys, key, segments) || keys.isEmpty
    var isExcluded = Self.match(&excluded, key, segments)
    if !excluded.isEmpty, segments.count <= Self.maximumSegmentCount {
      for count in 1..<max(1, segments.count) {
        let outer = Array(segments[..<count])
        if excluded.match(outer[count - 1], at: outer) { isExcluded = true }
      }
    }
    return isChosen && !isExcluded
  }

  private static func match(
    _ keys: inout DocumentKeys, _ key: [UInt8], _ segments: [[UInt8]]
  ) -> Bool {
    let isWhole = keys.match(key, at: segments)
    guard segments.count > 1, let last = segments.last else { return isWhole }
    return keys.match(last, at: segments) || isWhole
  }

  /// What was chosen but is nowhere.
  var notices: [DocumentNotice] {
    keys.unknown.map { .unknownKey($0) } + excluded.unknown.map { .unknownExcludedKey($0) }
  }
}
