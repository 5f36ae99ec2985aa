import SteleTestSupport
import Testing

@testable import SteleCheckpoint

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct ConfigurationTests {
  /// The keys of NLLB-200's `config.json` that are read, as JSON texts.
  private let complete = [
    "model_type": "\"m2m_100\"", "architectures": "[\"M2M100ForConditionalGeneration\"]",
    "d_model": "1024", "encoder_layers": "12", "decoder_layers": "10",
    "encoder_attention_heads": "16", "decoder_attention_heads": "8",
    "encoder_ffn_dim": "4096", "decoder_ffn_dim": "2048", "vocab_size": "256206",
    "max_position_embeddings": "512", "scale_embedding": "true", "max_length": "200",
    "activation_function": "\"relu\"", "bos_token_id": "0", "pad_token_id": "1",
    "eos_token_id": "2", "decoder_start_token_id": "2", "decoder_layerdrop": "NaN",
    "dtype": "\"float32\"", "other": "[Infinity, {\"nested\": null}]",
  ]

  /// Reads the complete configuration with some keys changed or left out.
  private func read(
    _ changes: [String: String] = [:], leftOut: Set<String> = [], generation: String? = nil
  ) throws(CheckpointError) -> HuggingFaceConfiguration {
    let keys = complete.merging(changes) { $1 }.filter { !leftOut.contains($0.key) }
    let members = keys.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ")
    let config = Array("{\(members)}".utf8)
    guard let generation else {
      return try HuggingFaceConfiguration(config: config.span.bytes, generation: nil)
    }
    let text = Array(generation.utf8)
    return try HuggingFaceConfiguration(config: config.span.bytes, generation: text.span.bytes)
  }

  private func refusal(_ changes: [String: String]) -> String {
    message { () throws(CheckpointError) in _ = try read(changes) }
  }

  @Test func `All sizes and ids read`() throws {
    let found = try read()
    #expect(found.modelType == "m2m_100" && found.activation == .relu)
    #expect(found.width == 1024 && found.vocabularySize == 256_206)
    #expect(found.encoderLayers == 12 && found.decoderLayers == 10)
    #expect(found.encoderHeads == 16 && found.decoderHeads == 8)
    #expect(found.encoderFeedForward == 4096 && found.decoderFeedForward == 2048)
    #expect(found.maximumPositions == 512 && found.maximumLength == 200)
    #expect(found.scaleEmbedding && found.tieWordEmbeddings)
    #expect(found.beginningToken == 0 && found.paddingToken == 1)
    #expect(found.endToken == 2 && found.decoderStartToken == 2)
  }

  @Test func `Null and missing keys have defaults`() throws {
    #expect(try read(["max_length": "null"]).maximumLength == nil)
    #expect(try read(leftOut: ["max_length"]).maximumLength == nil)
    let found = try read(
      ["scale_embedding": "null", "pad_token_id": "null"], leftOut: ["architectures"])
    #expect(found.scaleEmbedding && found.paddingToken == 1)
    #expect(try !read(["scale_embedding": "false"]).scaleEmbedding)
    #expect(try !read(["tie_word_embeddings": "false"]).tieWordEmbeddings)
    #expect(try read(["max_length": "200.0"]).maximumLength == 200)
  }

  @Test func `The generation configuration decides`() throws {
    let found = try read(generation: "{\"max_length\": 300, \"eos_token_id\": [7]}")
    #expect(found.maximumLength == 300 && found.endToken == 7 && found.paddingToken == 1)
    #expect(try read(generation: "{\"max_length\": null}").maximumLength == nil)
    #expect(try read(generation: "{\"eos_token_id\": null}").endToken == 2)
    #expect(throws: CheckpointError.self) { try read(generation: "{\"eos_token_id\": [1, 2]}") }
    #expect(throws: CheckpointError.self) { try read(generation: "[]") }
  }

  @Test(arguments: [
    ("model_type", "\"nllb-moe\"", "model_type is nllb-moe; supported: m2m_100"),
    ("model_type", "null", "the key model_type is missing"),
    ("architectures", "[\"MarianMTModel\"]", "architectures is MarianMTModel; supported: M2M100"),
    ("activation_function", "\"gelu\"", "activation_function is gelu; supported: relu"),
    ("d_model", "null", "the key d_model is missing"),
    ("d_model", "\"1024\"", "d_model: expected an integer, found a string"),
    ("d_model", "0", "d_model: is 0, expected 1 to 1048576"),
    ("d_model", "9223372036854775807", "d_model: is 9223372036854775807, expected"),
    ("d_model", "1e300", "d_model: expected an integer"),
    ("d_model", "NaN", "d_model: expected an integer"),
    ("encoder_layers", "-1", "encoder_layers: is -1, expected 1 to 1024"),
    ("encoder_attention_heads", "7", "7 heads do not divide the width 1024"),
    ("eos_token_id", "true", "eos_token_id: expected an integer, found a boolean"),
    ("scale_embedding", "1", "scale_embedding: expected a boolean, found an integer"),
  ])
  func `Other values are refused by key`(key: String, value: String, reason: String) {
    let message = refusal([key: value])
    #expect(message.contains(reason), "\(message)")
  }

  @Test func `Shard names may not lead out of the folder`() {
    for name in ["../a", "/a", "a/b", "..", ".", "", "a\\\\b", "a\\u0000b", "a..b"] {
      let json = Array("{\"weight_map\": {\"t\": \"\(name)\"}}".utf8)
      let refusal = message { () throws(CheckpointError) in
        _ = try ShardIndex(parsing: json.span.bytes)
      }
      #expect(refusal.contains("weight_map.t: not the name of a file beside it"), "\(name)")
    }
  }
}
