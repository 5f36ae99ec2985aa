import SteleCheckpoint

/// Reads `bytes` as a file of torch.save; starts from `Tests/Corrupt/pytorch`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let file = UnsafeRawBufferPointer(start: bytes, count: count).bytes
  let tensors = try? PyTorchArchive.tensors(in: file)
  for tensor in tensors ?? [] {
    precondition(tensor.byteRange.upperBound <= count, "tensor \(tensor) lies outside the file")
  }
  return 0
}
