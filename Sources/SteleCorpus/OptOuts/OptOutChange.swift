/// What became of a list beside a corpus file.
package struct OptOutChange: Sendable {
  /// Where the list lies.
  package let path: String
  /// All that is in it now.
  package let list: OptOutList
  /// Opt-outs and renames that were not there before.
  package let added: Int
  /// Opt-outs and renames that were given and were there already.
  package let known: Int
}
