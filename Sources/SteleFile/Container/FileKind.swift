/// What a Stele file holds.
public enum FileKind: UInt32, Sendable {
  /// A translation model.
  case model = 1
  /// An index of known source files.
  case corpus = 2
  /// What languages are told by.
  case detector = 3
}
