import SteleTransformer

extension ProfileSummary {
  /// What is zero before the second feed-forward matrix, for people; nil where nobody counted.
  var zeroInputs: String? {
    guard let all = feedForwardInputs, all.count > 0 else { return nil }
    let inputs = Figure.percent(all.zeroShare)
    let columns = Figure.percent(all.zeroColumnShare)
    return """
      inputs of the second feed-forward matrix: \(inputs) % zero\(range(\.zeroShare))
      lines of four that are zero for all rows: \(columns) %\(range(\.zeroColumnShare))
      """
  }

  /// From which layer's share to which one's, where there are several.
  private func range(_ share: KeyPath<InputCounts, Double>) -> String {
    let shares = (feedForwardLayers ?? []).map { $0[keyPath: share] }
    guard shares.count > 1, let least = shares.min(), let most = shares.max() else { return "" }
    return " (\(Figure.percent(least)) to \(Figure.percent(most)) % by layer)"
  }
}
