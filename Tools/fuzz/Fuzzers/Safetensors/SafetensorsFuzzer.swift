import SteleCheckpoint

/// Reads `bytes` as a safetensors file; starts from `Tests/Corrupt/safetensors`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let file = UnsafeRawBufferPointer(start: bytes, count: count).bytes
  let tensors = try? Safetensors.tensors(in: file)
  for tensor in tensors ?? [] {
    precondition(tensor.byteRange.upperBound <= count, "tensor \(tensor) lies outside the file")
  }
  return 0
}
