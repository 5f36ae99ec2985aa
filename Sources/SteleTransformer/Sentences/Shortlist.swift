/// Of which tokens translations are made, where that is not all of the vocabulary.
///
/// The output projection then looks at these alone, which takes less time; what would be another
/// token otherwise is another one.
public enum Shortlist: String, Sendable, CaseIterable, Encodable {
  /// Those in the script of the target language, those of no script, single ASCII letters, and
  /// those of the sentence itself.
  case script
}
