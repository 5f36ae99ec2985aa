import SteleTestSupport
import Testing

@testable import SteleCheckpoint

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct TokenizerConfigurationTests {
  private func read(
    _ config: String = "{}", map: String = "{}", added: String = "{}"
  ) throws(CheckpointError) -> HuggingFaceTokenizerConfiguration {
    let config = Array(config.utf8)
    let map = Array(map.utf8)
    let added = Array(added.utf8)
    return try HuggingFaceTokenizerConfiguration(
      tokenizerConfig: config.span.bytes, specialTokensMap: map.span.bytes,
      addedTokens: added.span.bytes)
  }

  private func refusal(_ config: String, added: String = "{}") -> String {
    message { () throws(CheckpointError) in _ = try read(config, added: added) }
  }

  @Test func `No files mean defaults`() throws {
    let found = try HuggingFaceTokenizerConfiguration(
      tokenizerConfig: nil, specialTokensMap: nil, addedTokens: nil)
    #expect(!found.legacyBehaviour && found.tokenizerClass == nil)
    #expect(found.additionalSpecialTokens.isEmpty && found.addedTokens.isEmpty)
    #expect(found.specialTokens.isEmpty)
  }

  @Test func `Tokens are strings or objects`() throws {
    let found = try read(
      """
      {"legacy_behaviour": true, "tokenizer_class": "NllbTokenizerFast", "bos_token": "<s>",
       "mask_token": {"__type": "AddedToken", "content": "<mask>", "lstrip": true},
       "additional_special_tokens": ["b", {"content": "a"}], "model_max_length": 1e30}
      """)
    #expect(found.legacyBehaviour && found.tokenizerClass == "NllbTokenizerFast")
    #expect(found.additionalSpecialTokens == ["b", "a"])
    #expect(found.specialTokens == ["bos_token": "<s>", "mask_token": "<mask>"])
  }

  @Test func `The first file that says something decides`() throws {
    let map = "{\"additional_special_tokens\": [\"x\"], \"unk_token\": \"u\", \"pad_token\": \"p\"}"
    let found = try read("{\"additional_special_tokens\": null, \"unk_token\": \"U\"}", map: map)
    #expect(found.additionalSpecialTokens == ["x"])
    #expect(found.specialTokens == ["unk_token": "U", "pad_token": "p"])
  }

  @Test func `Added tokens read from either file`() throws {
    let decoder =
      "{\"added_tokens_decoder\": {\"9\": {\"content\": \"b\"}, \"3\": {\"content\": \"a\"}}}"
    let wanted: [HuggingFaceTokenizerConfiguration.AddedToken] = [
      .init(id: 3, content: "a"), .init(id: 9, content: "b"),
    ]
    #expect(try read(decoder, added: "{\"c\": 1}").addedTokens == wanted)
    #expect(try read(added: "{\"b\": 9, \"a\": 3}").addedTokens == wanted)
  }

  @Test func `What cannot be is refused by key`() {
    #expect(
      refusal("{\"tokenizer_class\": \"MBartTokenizer\"}")
        == "tokenizer_class is MBartTokenizer; supported: NllbTokenizer, NllbTokenizerFast")
    #expect(refusal("{\"bos_token\": 1}").contains("bos_token: expected a token"))
    #expect(refusal("{\"legacy_behaviour\": 1}").contains("legacy_behaviour: expected a boolean"))
    #expect(refusal("{}", added: "{\"a\": -1}").contains("added_tokens.a: not a token id"))
    #expect(refusal("{}", added: "{\"a\": 1, \"b\": 1}").contains("an id or a token occurs twice"))
    #expect(
      refusal("{\"added_tokens_decoder\": {\"x\": \"a\"}}")
        .contains("added_tokens_decoder.x: not a token id"))
  }

  @Test func `The real files read`() throws {
    guard let folder = Repository.sharedData("nllb-tokenizer") else { return }
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }
    let found = try read(text("tokenizer_config.json"), map: text("special_tokens_map.json"))
    #expect(found.additionalSpecialTokens.count == 202)
    #expect(found.additionalSpecialTokens.first == "ace_Arab")
    #expect(found.tokenizerClass == "NllbTokenizer" && !found.legacyBehaviour)
    #expect(found.specialTokens["mask_token"] == "<mask>")
  }
}
