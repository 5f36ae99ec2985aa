import Foundation
import SteleConversion
import SteleModelFormat
import SteleTestSupport
import Testing

/// Checkpoints as people have them: what is said of those that cannot be converted.
@Suite("What is no checkpoint is named for what it is") struct CheckpointFormTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try TinyCheckpoint().write(to: folder.url.appending(path: "whole"))
  }

  private static let pointer = """
    version https://git-lfs.github.com/spec/v1
    oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
    size 2460457927

    """

  private func write(_ name: String, _ text: String = "x") throws {
    let url = folder.url.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// What is said of `path`, whose beginning must be the path.
  private func complaint(_ path: String) -> String {
    do {
      _ = try Converter(checkpoint: folder.path(path), weights: .int8)
      return ""
    } catch {
      let text = "\(error)"
      #expect(text.hasPrefix(folder.path(path)), "\(text)")
      return text
    }
  }

  @Test(arguments: [
    "model.safetensors", "sentencepiece.bpe.model", "config.json", "generation_config.json",
    "tokenizer_config.json",
  ])
  func `Any file may be a pointer of git-LFS`(_ name: String) throws {
    try write("whole/\(name)", Self.pointer)
    let text = complaint("whole")
    #expect(text.contains("whole/\(name): a git-LFS pointer") && text.contains("2460457927 bytes"))
    #expect(text.contains("git lfs pull"))
  }

  @Test func `A shard that is a pointer, and a page in place of a file`() throws {
    try FileManager.default.removeItem(at: folder.url.appending(path: "whole/model.safetensors"))
    try write(
      "whole/model.safetensors.index.json",
      #"{"weight_map": {"model.shared.weight": "model-00001-of-00001.safetensors"}}"#)
    try write("whole/model-00001-of-00001.safetensors", Self.pointer)
    #expect(complaint("whole").contains("00001.safetensors: a git-LFS pointer"))
    try write("whole/config.json", "<!doctype html><title>Log in</title>")
    #expect(complaint("whole").contains("config.json: a web page"))
  }

  @Test func `Weights that end early say by how much, without a range of Swift`() throws {
    let url = folder.url.appending(path: "whole/model.safetensors")
    try Data(contentsOf: url).dropLast(100).write(to: url)
    let text = complaint("whole")
    #expect(text.contains("the file ends ") && text.contains("download it again"))
    #expect(text.contains(" bytes before the end of the tensor ") && !text.contains("..<"))
  }

  @Test func `Folders in other forms`() throws {
    for (name, files, part) in [
      ("lora", ["adapter_config.json", "adapter_model.safetensors"], "merge"),
      ("lora2", ["adapter_config.json", "config.json", "sentencepiece.bpe.model"], "merge"),
      ("ct2", ["model.bin", "config.json", "shared_vocabulary.json"], "CTranslate2"),
      ("gguf", ["nllb.gguf"], "GGUF"), ("onnx", ["config.json", "encoder_model.onnx"], "ONNX"),
      ("ov", ["config.json", "openvino_model.xml", "openvino_model.bin"], "OpenVINO"),
      ("tf", ["config.json", "tf_model.h5"], "TensorFlow"),
      ("flax", ["config.json", "flax_model.msgpack"], "Flax"),
    ] {
      for file in files { try write("\(name)/\(file)", "{}") }
      #expect(complaint(name).contains(part), "\(name)")
    }
  }

  @Test func `An adapter beside whole weights does no harm`() throws {
    try write("whole/adapter_config.json", "{}")
    #expect(complaint("whole").isEmpty)
  }

  @Test func `A tokenizer.json alone asks for the model that is read`() throws {
    try FileManager.default.removeItem(
      at: folder.url.appending(path: "whole/sentencepiece.bpe.model"))
    #expect(complaint("whole").contains("no sentencepiece.bpe.model; give the folder"))
    try write("whole/tokenizer.json", "{}")
    let text = complaint("whole")
    #expect(text.contains("copy sentencepiece.bpe.model from the base model's folder"))
  }

  @Test func `A file, an empty folder, nothing, and a name of the hub`() throws {
    #expect(complaint("whole/model.safetensors").contains("a file, not a folder; give the folder"))
    try write("x.gguf", "GGUF")
    #expect(complaint("x.gguf").contains("llama.cpp"))
    try write("pointer", Self.pointer)
    #expect(complaint("pointer").contains("git-LFS"))
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
    #expect(complaint("empty").contains("the folder is empty"))
    #expect(complaint("none").contains("there is no such folder; give the folder"))
    do {
      _ = try Converter(checkpoint: "facebook/nllb-200-distilled-600M", weights: .int8)
    } catch {
      #expect("\(error)".contains("hf download facebook/nllb-200-distilled-600M"))
    }
  }

  @Test func `A cache of the hub and a folder of training states name the folder to give`() throws {
    let model = "hub/models--facebook--nllb-200-distilled-600M"
    for (snapshot, main) in [("aaaa", "bbbb"), ("bbbb", "bbbb")] {
      try write("\(model)/snapshots/\(snapshot)/config.json", "{}")
      try write("\(model)/refs/main", main)
    }
    let advice = "/snapshots/bbbb"
    #expect(complaint(model).hasSuffix("such as \(folder.path(model))\(advice)"))
    #expect(complaint("hub").hasSuffix("such as \(folder.path(model))\(advice)"))
    try write("\(model)/refs/main", "cccc")
    #expect(complaint(model).hasSuffix("/snapshots/aaaa"))
    for step in ["500", "1000"] { try write("run/checkpoint-\(step)/config.json", "{}") }
    try write("run/training_args.bin")
    #expect(complaint("run").hasSuffix("/run/checkpoint-1000"))
  }
}
