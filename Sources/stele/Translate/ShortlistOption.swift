public import ArgumentParser
public import SteleTransformer

extension Shortlist: ExpressibleByArgument {}

/// Of which tokens translations are made.
struct ShortlistOption: ParsableArguments {
  @Option(
    help: .taking(
      "KIND",
      """
      Make translations of some tokens only, which is faster: those of the target language's \
      script, those without letters, and those of the source (script). (default: all tokens)
      """))
  var shortlist: Shortlist?
}
