/// What is wrong with a JSON text, and where.
package struct JSONError: Error, Equatable {
  /// In bytes from the start of the array that is read.
  package var offset: Int
  /// Such as `expected four hexadecimal digits`.
  package var reason: String

  /// An error at `offset`.
  package init(offset: Int, reason: String) {
    self.offset = offset
    self.reason = reason
  }
}
