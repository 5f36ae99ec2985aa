/// What the corpus says of a file, in a word.
///
/// A corpus answers for one hash (`CorpusVerdict`). A file may be asked about by two, and may be
/// unreadable: only here is it an ``eolVariant``, and ``notAssessed`` says that of it as well.
package enum CheckVerdict: String, Sendable, CaseIterable {
  /// Its contents are in the corpus.
  case known
  /// Its contents are, with the other kind of line ends.
  case eolVariant = "eol-variant"
  /// Its contents are, but all of their repositories were opted out.
  case optedOut = "opted-out"
  /// Its contents are not.
  case unknown
  /// It could not be read, or the corpus cannot be asked for it.
  case notAssessed = "not-assessed"
}
