/// Where a normalizer writes, and who may want to know what each part came from.
protocol NormalizedText: ~Copyable {
  /// What was written so far.
  var bytes: ByteBuffer { get set }

  /// What is written from now on comes from `position` on in the text that is normalized.
  mutating func followsHere(from position: Int)
}

/// The bytes alone.
struct PlainNormalizedText: NormalizedText, ~Copyable {
  var bytes: ByteBuffer

  @inline(__always)
  mutating func followsHere(from position: Int) {}
}

/// A place in a normalized text, and the place in the original text that it comes from.
struct NormalizedOrigin {
  var normalized: Int
  var source: Int
}

/// The bytes, and for each character sequence that was replaced or copied where it came from.
struct LocatedNormalizedText: NormalizedText, ~Copyable {
  var bytes: ByteBuffer
  /// Both places rise; what came to nothing is not among them.
  private(set) var origins: [NormalizedOrigin] = []

  init(capacity: Int) { bytes = ByteBuffer(capacity: capacity) }

  mutating func followsHere(from position: Int) {
    if origins.last?.normalized == bytes.count { origins.removeLast() }
    origins.append(NormalizedOrigin(normalized: bytes.count, source: position))
  }
}
