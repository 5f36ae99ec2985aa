import SteleBase

/// What people have in place of a checkpoint of Hugging Face's transformers, or of one of its
/// files.
///
/// Known by a file's first bytes, or by the names in a folder. Its text says what it is and what to
/// do.
public enum ForeignForm: Sendable, Equatable {
  /// A text that stands for a file which git-LFS has not fetched, of this length if it says one.
  case pointer(byteCount: Int?)
  /// A page that a server sent in place of the file.
  case webPage
  /// A model or corpus of Stele itself.
  case steleFile
  /// llama.cpp's format.
  case gguf
  /// Changes to a model, as PEFT saves them.
  case adapter
  /// CTranslate2's format.
  case ctranslate2
  /// The Open Neural Network Exchange format.
  case onnx
  /// OpenVINO's format.
  case openVINO
  /// Weights for TensorFlow.
  case tensorFlow
  /// Weights for JAX and Flax.
  case flax
  /// Weights for Rust's tch.
  case rust
  /// A checkpoint of fairseq, as NLLB was published first.
  case fairseq
}

extension ForeignForm {
  /// The longest text that stands for a file.
  private static let longestPointer = 1024

  /// What `file` is by its first bytes; nil where these are none of a form that is known.
  ///
  /// Never traps, whatever the bytes, and reads at most 1024 of them.
  public init?(file: RawSpan) {
    let start = file.bytes(in: 0..<min(file.byteCount, Self.longestPointer)) ?? []
    if start.starts(with: Array("version https://git-lfs.".utf8)),
      file.byteCount <= Self.longestPointer
    {
      self = .pointer(byteCount: Self.size(in: start))
    } else if start.starts(with: Array("GGUF".utf8)) {
      self = .gguf
    } else if start.starts(with: Array("STEL".utf8)) {
      self = .steleFile
    } else {
      let text = String(decoding: start.prefix(64), as: UTF8.self).lowercased()
        .drop(while: \.isWhitespace)
      guard text.hasPrefix("<!doctype html") || text.hasPrefix("<html") else { return nil }
      self = .webPage
    }
  }

  /// The number in the line `size N` of a pointer.
  private static func size(in pointer: [UInt8]) -> Int? {
    let lines = String(decoding: pointer, as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("size ") }) else { return nil }
    return Int(line.dropFirst(5).drop(while: \.isWhitespace)).flatMap {
      $0 < 0 ? nil : $0
    }
  }

  /// What a folder with files of these `names` is, which has no weights of transformers; nil where
  /// the names tell nothing.
  public init?(names: Set<String>) {
    func has(where isSought: (String) -> Bool) -> Bool { names.contains(where: isSought) }
    if names.contains("adapter_config.json") || has(where: { $0.hasPrefix("adapter_model.") }) {
      self = .adapter
    } else if names.contains("model.bin"), has(where: { $0.contains(text: "vocabulary") }) {
      self = .ctranslate2
    } else if has(where: { $0.hasSuffix(".gguf") }) {
      self = .gguf
    } else if has(where: { $0.hasPrefix("openvino_") && $0.hasSuffix(".xml") }) {
      self = .openVINO
    } else if names.contains("onnx") || has(where: { $0.hasSuffix(".onnx") }) {
      self = .onnx
    } else if has(where: { $0.hasPrefix("tf_model") }) || names.contains("saved_model.pb") {
      self = .tensorFlow
    } else if has(where: { $0.hasPrefix("flax_model") }) {
      self = .flax
    } else if names.contains("rust_model.ot") {
      self = .rust
    } else if has(where: { $0.hasSuffix(".pt") }) {
      self = .fairseq
    } else {
      return nil
    }
  }
}

extension ForeignForm: CustomStringConvertible {
  private static let convertOriginal =
    "convert the Hugging Face checkpoint that it was made from"
  private static let saveAgain =
    "take model.safetensors or pytorch_model.bin from where the folder came from, or save the model "
    + "as safetensors with transformers"

  /// What it is and what to do.
  public var description: String {
    switch self {
    case .pointer(let byteCount):
      "a git-LFS pointer that stands for the file"
        + (byteCount.map { " of \($0) bytes" } ?? "")
        + ", not the file itself; run `git lfs pull` in its folder, or download the file"
    case .webPage:
      "a web page, not the file itself; the download failed or needs you to log in: download it again"
    case .steleFile: "a file of Stele, not of a checkpoint; give it to the other commands as it is"
    case .gguf: "a model in llama.cpp's format, GGUF; \(Self.convertOriginal)"
    case .adapter:
      "an adapter (LoRA), which holds only changes to another model; merge it into its base model "
        + "first (merge_and_unload in PEFT), save that, and convert what was saved"
    case .ctranslate2:
      "a model of CTranslate2, which was converted already; \(Self.convertOriginal)"
    case .onnx: "a model in the format ONNX; \(Self.convertOriginal)"
    case .openVINO: "a model of OpenVINO, which was converted already; \(Self.convertOriginal)"
    case .tensorFlow: "weights for TensorFlow only; \(Self.saveAgain)"
    case .flax: "weights for JAX and Flax only; \(Self.saveAgain)"
    case .rust: "weights for Rust only; \(Self.saveAgain)"
    case .fairseq:
      "a checkpoint of fairseq or of another trainer; give the same model in Hugging Face's form, "
        + "such as facebook/nllb-200-distilled-600M"
    }
  }
}
