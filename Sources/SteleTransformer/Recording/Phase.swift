/// What the time of translating goes to, besides opening the file.
public enum Phase: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// Text to token ids.
  case tokenize
  /// Planning batches, making room for them and giving it back.
  case prepare
  /// The encoder.
  case encode
  /// Keys and values of the source for the decoder's cross-attention.
  case crossKeysValues
  /// All decoder steps.
  case decode
  /// Token ids to text.
  case detokenize
}
