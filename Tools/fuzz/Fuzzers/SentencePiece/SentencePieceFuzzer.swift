import SteleCheckpoint

/// Reads `bytes` as a sentencepiece model; starts from `Tests/Corrupt/sentencepiece`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let file = UnsafeRawBufferPointer(start: bytes, count: count).bytes
  if let model = try? SentencePieceModel(parsing: file) {
    precondition(!model.pieces.isEmpty, "a model without pieces")
  }
  return 0
}
