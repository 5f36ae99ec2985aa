/// Whose cross-attention says where a token comes from.
///
/// In decoders of six layers, the weights that align best are those of the middle layer at the step that
/// has the token as *input*: they know which token it is, and far surpass the best layer's at the step
/// that predicts it (Chen et al., "Accurate Word Alignment Induction from Neural Machine Translation",
/// 2020). In shallow decoders no layer can look back at the input before it has to look for the next
/// token: of the demo's two layers, the last one at the *predicting* step finds 60 to 68 % of the links
/// that two statistical aligners agree on, the first one 50 to 56 %, and either one at the next step at
/// most 12 % (`Tools/alignment-study`). So decoders of four layers and more are taken for deep, the
/// shorter ones for shallow. NLLB-200's, of 12 and 24 layers, could not be measured.
struct AttentionChoice: Sendable, Equatable {
  /// Which step's weights a token gets.
  enum Step: Sendable, CaseIterable {
    case predicts
    case hasAsInput
  }

  /// Counted from 0.
  var layer: Int
  var step: Step

  /// What aligns best in a decoder of `decoderLayers` layers.
  init(decoderLayers: Int) {
    if decoderLayers < 4 {
      self.init(layer: decoderLayers - 1, step: .predicts)
    } else {
      self.init(layer: decoderLayers / 2 - 1, step: .hasAsInput)
    }
  }

  init(layer: Int, step: Step) {
    self.layer = layer
    self.step = step
  }
}
