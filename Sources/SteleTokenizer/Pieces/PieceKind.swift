/// What a piece of a sentencepiece model is for.
public enum PieceKind: UInt32, Sendable, CaseIterable {
  /// Found by merging.
  case normal = 0
  /// Stands for everything that no piece covers.
  case unknown = 1
  /// Never matches text.
  case control = 2
  /// Matches text before anything else does, and is never merged.
  case userDefined = 3
  /// Found by merging, then taken apart again.
  case unused = 4
  /// A byte of text that no piece covers; models that have these are not supported.
  case byte = 5

  /// Whether merging may find the piece.
  var isMergeable: Bool { self == .normal || self == .userDefined || self == .unused }
}
