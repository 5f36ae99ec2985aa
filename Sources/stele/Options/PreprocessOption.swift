import ArgumentParser
import SteleText

/// Whether `score` and `tokenize` prepare text before they look at it.
struct PreprocessOption: ParsableArguments {
  @Option(
    help: .taking(
      "RULES",
      """
      Prepare the text of the source language first (nllb), as translate does unless told otherwise, or \
      take it as it is (none).
      """))
  var preprocess = Preprocessing.none

  /// `text`, prepared as was asked.
  func prepared(_ text: [UInt8]) -> [UInt8] {
    preprocess == .none ? text : preprocess.applied(to: text)
  }
}
