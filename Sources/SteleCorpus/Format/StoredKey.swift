/// A key as far as a file knows it: whole, or the bits that are stored of it, zeros after them.
struct StoredKey: Equatable {
  var key: ContentKey
  var isComplete: Bool
}
