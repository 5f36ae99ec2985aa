/// What became of a list beside a corpus file.
public struct OptOutChange: Sendable {
  /// Where the list lies.
  public let path: String
  /// All that is in it now.
  public let list: OptOutList
  /// Opt-outs and renames that were not there before.
  public let added: Int
  /// Opt-outs and renames that were given and were there already.
  public let known: Int
}
