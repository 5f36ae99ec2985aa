extension TransformerSession {
  /// Runs the decoder over the rows that were added, up to the cross-attention of `layer`, for what
  /// each row looks at there; then forgets the rows.
  ///
  /// Sources must have been encoded for that layer.
  func weighSources(layer: Int) {
    embed(count: rowCount)
    let hidden = activations(kernels.workspace.hidden, rowCount)
    for (index, each) in weights.decoder.prefix(layer + 1).enumerated() {
      kernels.scope = OperationNote(part: .selfAttention, layer: index)
      decoderSelfAttention(each.common, hidden, cache: targetCache.layer(index))
      kernels.scope.part = .crossAttention
      guard index < layer else {
        kernels.weigh(
          crossAttentionQueries(each, hidden), kernels.workspace.sourceSpans,
          of: sourceCache.layer(index), decoderShape,
          into: activations(attentionWeights, rowCount, stride: capacity.longestAligned))
        continue
      }
      crossAttention(each, hidden, cache: sourceCache.layer(index))
      kernels.scope.part = .feedForward
      feedForward(each.common, hidden)
    }
    kernels.run()
    projection.forget()
  }

  /// How much row `row` of the last pass looks at each of its `sourceCount` source tokens.
  func sourceWeights(row: Int, sourceCount: Int) -> Slice<UnsafeMutableBufferPointer<Float>> {
    precondition(sourceCount <= capacity.longestAligned, "source longer than planned")
    let first = row * capacity.longestAligned
    return attentionWeights[first..<first + sourceCount]
  }
}
