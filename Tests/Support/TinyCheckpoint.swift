#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A small random NLLB checkpoint in Hugging Face's layout, to be bent by tests before it is
/// written.
public struct TinyCheckpoint {
  /// Contents of the JSON files by name, as text.
  public var files: [String: String]
  /// Tensors by name; all are written as float32 into `model.safetensors`.
  public var tensors: [String: Safetensors.Tensor] = [:]
  /// Pieces of the sentencepiece model, `<unk>`, `<s>` and `</s>` first.
  public var pieces: [(text: String, kind: Int)]

  /// Rows of the embedding: the pieces, the shift by one, NLLB's 202 languages and the mask token.
  public var vocabularyCount: Int { pieces.count + 1 + 202 + 1 }

  private static let width = 16
  private static let feedForward = 24

  /// A checkpoint with one encoder layer, two decoder layers, and the letters and `morePieces` as
  /// pieces.
  public init(seed: UInt64 = 1, morePieces: [String] = []) {
    let letters = "abcdefghijklmnopqrstuvwxyz.,?".map(String.init)
    let words = ["▁", "th", "▁th", "▁the", "in", "er"]
    pieces =
      [("<unk>", 2), ("<s>", 3), ("</s>", 3)] + (words + letters + morePieces).map { ($0, 1) }
    files = [:]
    files["config.json"] = """
      {"model_type": "m2m_100", "architectures": ["M2M100ForConditionalGeneration"],
       "d_model": \(Self.width), "encoder_layers": 1, "decoder_layers": 2,
       "encoder_attention_heads": 2, "decoder_attention_heads": 4,
       "encoder_ffn_dim": \(Self.feedForward), "decoder_ffn_dim": \(Self.feedForward),
       "vocab_size": \(vocabularyCount), "max_position_embeddings": 64, "scale_embedding": true,
       "activation_function": "relu", "pad_token_id": 1, "eos_token_id": 2,
       "decoder_start_token_id": 2, "max_length": null}
      """
    files["generation_config.json"] = #"{"max_length": 20}"#
    files["tokenizer_config.json"] = #"{"tokenizer_class": "NllbTokenizer"}"#
    var random = SplitMix64(seed: seed)
    addTensors(&random)
  }

  private mutating func addTensors(_ random: inout SplitMix64) {
    let width = Self.width
    func values(_ count: Int, scale: Float) -> [Float] {
      (0..<count).map { _ in scale * random.symmetricFloat() }
    }
    func add(_ name: String, _ shape: [Int], scale: Float, shift: Float = 0) {
      let count = shape.reduce(1, *)
      tensors[name] = (shape, values(count, scale: scale).map { $0 + shift })
    }
    func addLinear(_ name: String, rows: Int, depth: Int) {
      add("\(name).weight", [rows, depth], scale: 0.5)
      add("\(name).bias", [rows], scale: 0.1)
    }
    func addNorm(_ name: String) {
      add("\(name).weight", [width], scale: 0.2, shift: 1)
      add("\(name).bias", [width], scale: 0.1)
    }
    func addLayer(_ name: String, attentions: [String]) {
      for attention in attentions {
        for part in ["q_proj", "k_proj", "v_proj", "out_proj"] {
          addLinear("\(name).\(attention).\(part)", rows: width, depth: width)
        }
        addNorm("\(name).\(attention)_layer_norm")
      }
      addLinear("\(name).fc1", rows: Self.feedForward, depth: width)
      addLinear("\(name).fc2", rows: width, depth: Self.feedForward)
      addNorm("\(name).final_layer_norm")
    }
    add("model.shared.weight", [vocabularyCount, width], scale: 1)
    addLayer("model.encoder.layers.0", attentions: ["self_attn"])
    for layer in 0..<2 {
      addLayer("model.decoder.layers.\(layer)", attentions: ["self_attn", "encoder_attn"])
    }
    addNorm("model.encoder.layer_norm")
    addNorm("model.decoder.layer_norm")
  }

  /// Writes all files into the folder `folder`, which is made.
  public func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    try Data(sentencePieceModel).write(to: folder.appending(path: "sentencepiece.bpe.model"))
    try safetensors.write(to: folder.appending(path: "model.safetensors"))
  }

  /// The weights in safetensors' format.
  public var safetensors: Data { Safetensors.file(of: tensors) }

  /// The pieces as a sentencepiece model (protocol buffers), type BPE.
  private var sentencePieceModel: [UInt8] {
    func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
      [number << 3 | 2, UInt8(bytes.count)] + bytes
    }
    var model: [UInt8] = []
    for (index, piece) in pieces.enumerated() {
      var score = Float(-index).bitPattern.littleEndian
      let scoreBytes = withUnsafeBytes(of: &score) { Array($0) }
      model += field(
        1,
        field(1, Array(piece.text.utf8)) + [2 << 3 | 5] + scoreBytes + [3 << 3, UInt8(piece.kind)])
    }
    return model + field(2, [3 << 3, 2])
  }
}
