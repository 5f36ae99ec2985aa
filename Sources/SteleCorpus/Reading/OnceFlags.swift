import CSteleCorpus

/// A flag for each of many pages, which any thread may read and set.
final class OnceFlags: Sendable {
  nonisolated(unsafe) private let bytes: UnsafeMutablePointer<UInt8>

  /// `count` flags that are not set.
  init(count: Int) {
    bytes = .allocate(capacity: count / 8 + 1)
    bytes.initialize(repeating: 0, count: count / 8 + 1)
  }

  deinit { bytes.deallocate() }

  /// Whether flag `index` is set, which must be less than their number.
  @inline(__always)
  func isSet(_ index: Int) -> Bool { stele_corpus_flag(bytes, index) }

  /// Sets flag `index`, which must be less than their number.
  func set(_ index: Int) { stele_corpus_set_flag(bytes, index) }
}
