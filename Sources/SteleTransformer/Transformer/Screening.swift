import SteleDecoding
import SteleModelFormat

/// When the output projection looks at the high halves of the embedding first, and at the low ones
/// only where a token can still be the best.
///
/// It gives the same token as looking at all, but for a chance below 1e-15, see `stele_screen_i8`,
/// and reads half. It knows no log-sum-exp.
enum Screening {
  /// Beyond, the products of rows and weights take longer than reading the weights, and looking
  /// twice costs more than it saves.
  static let mostRows = 8

  /// Whether the steps of such a search screen, as long as all its rows go on.
  static func applies(
    rows: Int, _ options: SearchOptions, _ configuration: ModelConfiguration
  ) -> Bool {
    configuration.embeddingWeights == .int8 && rows <= mostRows && !options.wantsScores
      && !options.readsAllLogits
      && options.mostCandidates(vocabularyCount: configuration.vocabularyCount) == 1
  }

  /// Whether to screen for `demand`, given the type of the embedding's weights.
  static func applies(to demand: ProjectionDemand, _ weights: WeightType) -> Bool {
    weights == .int8 && demand.rowCount <= mostRows && demand.candidateCount <= 1
      && !demand.wantsLogSumExp
  }
}
