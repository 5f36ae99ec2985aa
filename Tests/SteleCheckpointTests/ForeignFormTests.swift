import SteleCheckpoint
import SteleTestSupport
import Testing

/// What is not a checkpoint, by first bytes and by names.
@Suite("Other forms of models are known for what they are") struct ForeignFormTests {
  private func form(_ bytes: [UInt8]) -> ForeignForm? { ForeignForm(file: bytes.span.bytes) }

  private func form(_ text: String) -> ForeignForm? { form(Array(text.utf8)) }

  @Test func `Pointers of git-LFS, with the size of what they stand for`() {
    let pointer = """
      version https://git-lfs.github.com/spec/v1
      oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
      size 2460457927

      """
    #expect(form(pointer) == .pointer(byteCount: 2_460_457_927))
    #expect(form("version https://git-lfs.github.com/spec/v1\n") == .pointer(byteCount: nil))
    #expect(form("version https://git-lfs.x\nsize -1\n") == .pointer(byteCount: nil))
    #expect(form("version https://git-lfs.x\nsize 99999999999999999999\n") != nil)
    #expect("\(ForeignForm.pointer(byteCount: 7))".contains("git lfs pull"))
    // A text about pointers is none.
    #expect(form(pointer + String(repeating: "x", count: 1024)) == nil)
    #expect(form("version https://example.org") == nil)
  }

  @Test func `Pages of servers, GGUF and Stele's own files`() {
    #expect(form("<!DOCTYPE html><html>") == .webPage && form("\n <HTML lang=en>") == .webPage)
    #expect(form("GGUF\u{3}\0\0\0") == .gguf && form("STEL\u{1}") == .steleFile)
    for text in ["", "{", "{\"model_type\": \"m2m_100\"}", "PK\u{3}\u{4}", "<", "GGU"] {
      #expect(form(text) == nil)
    }
  }

  @Test func `No bytes make it trap`() {
    var random = SplitMix64(seed: 11)
    let starts = ["version https://git-lfs.", "<html", "GGUF", ""].map { Array($0.utf8) }
    for _ in 0..<2000 {
      let start = starts.randomElement(using: &random) ?? []
      let count = Int.random(in: 0...1100, using: &random)
      let rest = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      if let form = form(start + rest) { #expect(!form.description.isEmpty) }
    }
  }

  @Test(arguments: [
    (
      ["adapter_config.json", "adapter_model.safetensors", "tokenizer.json"], ForeignForm.adapter
    ),
    (["adapter_model.bin", "README.md"], .adapter),
    (["model.bin", "config.json", "shared_vocabulary.json"], .ctranslate2),
    (["model.bin", "config.json", "shared_vocabulary.txt"], .ctranslate2),
    (["nllb-q8_0.gguf", "README.md"], .gguf),
    (["encoder_model.onnx", "decoder_model.onnx", "config.json"], .onnx),
    (["onnx", "config.json", "tokenizer.json"], .onnx),
    (["openvino_encoder_model.xml", "openvino_encoder_model.bin", "config.json"], .openVINO),
    (["tf_model.h5", "config.json"], .tensorFlow),
    (["flax_model.msgpack", "config.json"], .flax), (["rust_model.ot", "config.json"], .rust),
    (["checkpoint.pt", "dictionary.txt"], .fairseq),
  ])
  func `Folders by the names in them`(_ names: [String], _ expected: ForeignForm) {
    #expect(ForeignForm(names: Set(names)) == expected)
    #expect("\(expected)".contains("; "), "it does not say what to do")
  }

  @Test func `A folder that only lacks files tells nothing`() {
    #expect(ForeignForm(names: []) == nil)
    #expect(ForeignForm(names: ["config.json", "sentencepiece.bpe.model", "README.md"]) == nil)
  }
}
