extension ModelConfiguration {
  /// How many numbers the model was trained to: weights, biases and norms.
  ///
  /// The embedding, which is the output projection too, counts once; positions are computed and do
  /// not.
  public var parameterCount: Int {
    let attention = 4 * (width * width + width)
    let norm = 2 * width
    func feedForward(_ stack: StackConfiguration) -> Int {
      2 * width * stack.feedForward + stack.feedForward + width
    }
    let encoderLayer = attention + feedForward(encoder) + 2 * norm
    let decoderLayer = 2 * attention + feedForward(decoder) + 3 * norm
    return vocabularyCount * width + encoder.layers * encoderLayer + decoder.layers * decoderLayer
      + 2 * norm
  }
}
