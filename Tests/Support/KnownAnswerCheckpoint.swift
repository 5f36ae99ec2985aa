public import Foundation

/// A checkpoint in Hugging Face's layout whose translations are known without any training.
///
/// A document that comes back changed from a model that writes its source again was changed by the
/// program: that is what these models are for.
///
/// How it works: the tokens' embeddings are codes of +1 and -1 that hardly resemble each other.
/// They leave some dimensions at zero, in which therefore the positions alone are seen. Encoder
/// layer and self-attention add nothing. Cross-attention compares these dimensions only, so that it
/// looks at the one source token in the same place; its value is that token's code, far longer than
/// anything that was there before; and the output projection, which is the embedding, finds the
/// token of the code.
public struct KnownAnswerCheckpoint {
  /// What the model answers to any source.
  public enum Answer: Sendable {
    /// The source again, token by token; a token that is a key is read as its value, and so lost.
    case copy(readingAs: [Int: Int] = [:])
    /// The same behind this token, which thus stands before each sentence the model was given.
    case marked(by: Int)
    /// This token again and again, as long as the options allow.
    case always(Int)
    /// Nothing: `</s>` at once.
    case silence
  }

  /// Rows of the embedding.
  public let vocabularyCount: Int
  private let answer: Answer
  private let tokenizer: URL

  private static let width = 128
  private static let end = 2
  /// Sines and cosines of the highest frequencies tell places apart.
  private static let placeCount = 14
  /// Sines of the lowest frequencies are almost zero everywhere: what they hold is what the layer
  /// norm took from every dimension.
  private static let still = [60, 61, 62, 63]
  /// Lengthen embeddings that must have the length of all others, and are not looked at.
  private static let ballast = Array(52..<60)
  private static let places = (0..<placeCount).flatMap { [$0, width / 2 + $0] }
  private static let codes = Array(Set(0..<width).subtracting(places + still + ballast)).sorted()
  /// Of a code, in an embedding: 4 once the model has multiplied it by the square root of the
  /// width.
  private static let amplitude = 4 / Float(width).squareRoot()

  /// A model that gives `answer`, with the tokenizer of the checkpoint in the folder `tokenizer`.
  public init(_ answer: Answer, tokenizer: URL) throws {
    struct Configuration: Decodable { var vocabSize: Int }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let configuration = try Data(contentsOf: tokenizer.appending(path: "config.json"))
    vocabularyCount = try decoder.decode(Configuration.self, from: configuration).vocabSize
    self.answer = answer
    self.tokenizer = tokenizer
  }

  /// Writes all files into the folder `folder`, which is made.
  public func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["sentencepiece.bpe.model", "special_tokens_map.json", "tokenizer_config.json"] {
      try Data(contentsOf: tokenizer.appending(path: name)).write(to: folder.appending(path: name))
    }
    let configuration = """
      {"model_type": "m2m_100", "architectures": ["M2M100ForConditionalGeneration"],
       "d_model": \(Self.width), "encoder_layers": 1, "decoder_layers": 1,
       "encoder_attention_heads": 1, "decoder_attention_heads": 1,
       "encoder_ffn_dim": 8, "decoder_ffn_dim": 8, "vocab_size": \(vocabularyCount),
       "max_position_embeddings": 1024, "scale_embedding": true, "activation_function": "relu",
       "pad_token_id": 1, "eos_token_id": \(Self.end), "decoder_start_token_id": 2}
      """
    try Data(configuration.utf8).write(to: folder.appending(path: "config.json"))
    try Data(#"{"max_length": 1000}"#.utf8)
      .write(to: folder.appending(path: "generation_config.json"))
    try Safetensors.file(of: tensors).write(to: folder.appending(path: "model.safetensors"))
  }

  private var tensors: [String: Safetensors.Tensor] {
    var tensors = layerTensors
    tensors["model.shared.weight"] = ([vocabularyCount, Self.width], embeddings)
    let cross = "model.decoder.layers.0.encoder_attn"
    let square = [Self.width, Self.width]
    switch answer {
    case .copy, .marked:
      tensors["\(cross).q_proj.weight"] = (square, placeProjection(back: isMarked ? 1 : 0))
      tensors["\(cross).k_proj.weight"] = (square, placeProjection(back: 0))
      tensors["\(cross).v_proj.weight"] = (square, diagonal(50, at: Self.codes))
      tensors["\(cross).out_proj.weight"] = (square, diagonal(1, at: Self.codes))
    case .always(let token): tensors["model.decoder.layers.0.fc2.bias"]?.values = insistence(token)
    case .silence: tensors["model.decoder.layers.0.fc2.bias"]?.values = insistence(Self.end)
    }
    // Sure of its answer: beams must not find another.
    tensors["model.decoder.layer_norm.weight"]?.values = Array(repeating: 4, count: Self.width)
    return tensors
  }

  private var isMarked: Bool {
    if case .marked = answer { true } else { false }
  }

  /// All layers, adding nothing.
  private var layerTensors: [String: Safetensors.Tensor] {
    var tensors: [String: Safetensors.Tensor] = [:]
    func addLinear(_ name: String, rows: Int, depth: Int) {
      tensors["\(name).weight"] = ([rows, depth], Array(repeating: 0, count: rows * depth))
      tensors["\(name).bias"] = ([rows], Array(repeating: 0, count: rows))
    }
    func addNorm(_ name: String) {
      tensors["\(name).weight"] = ([Self.width], Array(repeating: 1, count: Self.width))
      tensors["\(name).bias"] = ([Self.width], Array(repeating: 0, count: Self.width))
    }
    for (stack, attentions) in [
      ("encoder", ["self_attn"]), ("decoder", ["self_attn", "encoder_attn"]),
    ] {
      let layer = "model.\(stack).layers.0"
      for attention in attentions {
        for part in ["q_proj", "k_proj", "v_proj", "out_proj"] {
          addLinear("\(layer).\(attention).\(part)", rows: Self.width, depth: Self.width)
        }
        addNorm("\(layer).\(attention)_layer_norm")
      }
      addLinear("\(layer).fc1", rows: 8, depth: Self.width)
      addLinear("\(layer).fc2", rows: Self.width, depth: 8)
      addNorm("\(layer).final_layer_norm")
      addNorm("model.\(stack).layer_norm")
    }
    return tensors
  }
}

/// What the weights are made of.
extension KnownAnswerCheckpoint {
  /// As many +1 as -1, so that the layer norm does to all tokens the same.
  private func code(of token: Int) -> [Float] {
    let half = Self.codes.count / 2
    var code = [Float](repeating: 1, count: half) + [Float](repeating: -1, count: half)
    var random = SplitMix64(seed: token)
    code.shuffle(using: &random)
    return code
  }

  /// Tokens by what they are read as.
  private var readings: [Int: Int] {
    switch answer {
    case .copy(let readings): readings
    case .marked(let token):
      // The place before the first word holds the language.
      Dictionary(
        uniqueKeysWithValues: (vocabularyCount - 203..<vocabularyCount - 1).map { ($0, token) })
    case .always, .silence: [:]
    }
  }

  /// Laid out as (token, width).
  private var embeddings: [Float] {
    let readings = readings
    var values = [Float](repeating: 0, count: vocabularyCount * Self.width)
    for token in 0..<vocabularyCount {
      let start = token * Self.width
      // A shorter code never wins against the one it is taken from; ballast keeps the length, and
      // with it all that the layer norm leaves of the place.
      let share: Float = readings[token] == nil ? 1 : 0.9
      for (dimension, sign) in zip(Self.codes, code(of: readings[token] ?? token)) {
        values[start + dimension] = share * Self.amplitude * sign
      }
      guard share < 1 else { continue }
      let squares = (1 - share * share) * Float(Self.codes.count)
      let weight = (squares / Float(Self.ballast.count)).squareRoot() * Self.amplitude
      for (index, dimension) in Self.ballast.enumerated() {
        values[start + dimension] = index % 2 == 0 ? weight : -weight
      }
    }
    return values
  }

  /// Turns a place into the one `back` positions earlier: each pair of sine and cosine is rotated.
  ///
  /// Rows sum to zero, so that what the layer norm subtracts from all dimensions cancels.
  private func placeProjection(back: Int) -> [Float] {
    let sharpness: Float = 40
    let half = Self.width / 2
    var matrix = [Float](repeating: 0, count: Self.width * Self.width)
    for sine in 0..<Self.placeCount {
      let frequency = exp(-Double(sine) * log(10000) / Double(half - 1))
      let cosine = half + sine
      let (turn, keep) = (
        Float(sin(frequency * Double(back))), Float(cos(frequency * Double(back)))
      )
      for (row, column, weight) in [
        (sine, sine, keep), (sine, cosine, -turn), (cosine, sine, turn), (cosine, cosine, keep),
      ] {
        matrix[row * Self.width + column] += weight * sharpness
        for dimension in Self.still {
          matrix[row * Self.width + dimension] -= weight * sharpness / Float(Self.still.count)
        }
      }
    }
    return matrix
  }

  private func diagonal(_ value: Float, at dimensions: [Int]) -> [Float] {
    var matrix = [Float](repeating: 0, count: Self.width * Self.width)
    for dimension in dimensions { matrix[dimension * Self.width + dimension] = value }
    return matrix
  }

  /// What makes every step say `token`, whatever there was.
  private func insistence(_ token: Int) -> [Float] {
    var bias = [Float](repeating: 0, count: Self.width)
    for (dimension, sign) in zip(Self.codes, code(of: token)) { bias[dimension] = 50 * sign }
    return bias
  }
}
