// Which tokens of the best result are certain while the search still goes on.

extension SentenceSearch {
  /// The token at `index`, below ``settledCount``, of the first of ``hypotheses()`` at the end.
  public func settledToken(_ index: Int) -> TokenID {
    precondition(index < settledCount, "only settled tokens are known")
    return bestSoFar[1 + index]
  }

  /// The tokens, start token first, that the best hypothesis has if the search ends here.
  private var bestSoFar: [TokenID] {
    if let first = draws.first {
      return first.hasEnded ? first.tokens : rows[first.row].history.tokens
    }
    return bestEnded?.tokens ?? rows[branches[0].row].history.tokens
  }

  /// The only one of the ended hypotheses that can still be the best of all.
  private var bestEnded: EndedHypotheses.Ended? {
    ended.all.first { BeamScore.isGenuine($0.total) }
  }

  /// Finds out how many tokens are certain after a step.
  ///
  /// Greedy search and sampling take none back. The best result of a beam search is the best ended
  /// hypothesis, or continues one of the rows: certain is what all those begin with.
  ///
  /// - Complexity: O(beams · tokens newly settled), O(beams) at least.
  mutating func settle() {
    let best = bestSoFar
    if isFinished || options.beams == 1 {
      settledCount = best.count - 1
      return
    }
    while 1 + settledCount < best.count,
      rows.prefix(rowCount).allSatisfy({ row in
        let tokens = row.history.tokens
        return 1 + settledCount < tokens.count && tokens[1 + settledCount] == best[1 + settledCount]
      })
    {
      settledCount += 1
    }
  }
}
