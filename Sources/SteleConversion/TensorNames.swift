/// What a checkpoint calls the tensors of each of a model file's blocks.
///
/// The names are those of transformers' `M2M100ForConditionalGeneration`.
enum TensorNames {
  /// The four names under which the tied embedding may be stored, the most usual first.
  static let embedding = [
    "model.shared.weight", "model.encoder.embed_tokens.weight",
    "model.decoder.embed_tokens.weight", "lm_head.weight",
  ]

  /// Sinusoid tables that some checkpoints carry although they are computed.
  static let ignored: Set = [
    "model.encoder.embed_positions.weights", "model.decoder.embed_positions.weights",
  ]

  /// The names of the linear layers whose rows make up `matrix` of `block`, without `.weight`.
  static func linears(matrix: String, block: String) -> [String] {
    let names =
      switch matrix {
      case "self_attention.query_key_value":
        ["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"]
      case "self_attention.output": ["self_attn.out_proj"]
      case "cross_attention.query": ["encoder_attn.q_proj"]
      case "cross_attention.key_value": ["encoder_attn.k_proj", "encoder_attn.v_proj"]
      case "cross_attention.output": ["encoder_attn.out_proj"]
      case "feed_forward.in": ["fc1"]
      case "feed_forward.out": ["fc2"]
      default: preconditionFailure("no tensor for matrix \(matrix)")
      }
    return names.map { "\(prefix(block: block)).\($0)" }
  }

  /// The name of the layer norm `norm` of `block`, without `.weight` and `.bias`.
  static func norm(_ norm: String, block: String) -> String {
    let name =
      switch norm {
      case "self_attention": "self_attn_layer_norm"
      case "cross_attention": "encoder_attn_layer_norm"
      case "feed_forward": "final_layer_norm"
      case "final": "layer_norm"
      default: preconditionFailure("no tensor for norm \(norm)")
      }
    return "\(prefix(block: block)).\(name)"
  }

  /// `decoder.3` and `decoder.3.source` both are `model.decoder.layers.3`.
  private static func prefix(block: String) -> String {
    let parts = block.split(separator: ".")
    return parts.count == 1 ? "model.\(block)" : "model.\(parts[0]).layers.\(parts[1])"
  }
}
