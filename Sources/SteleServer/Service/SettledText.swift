/// A piece of a translation that is certain.
struct SettledText: Sendable, Equatable {
  /// The number of the text, from 0.
  var number: Int
  /// What follows the pieces before it.
  var piece: String
}
