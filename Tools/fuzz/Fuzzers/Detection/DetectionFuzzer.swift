import SteleDetection

/// The detector that comes with the program; nil where it is not in the folder that the fuzzer runs in.
private let detector = try? LanguageDetector(opening: "Models/language-detector.stele")

/// Tells the language of `bytes`; starts from `Tests/Corrupt/detection`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let detector else { preconditionFailure("there is no detector") }
  let found = detector.detect(input)
  precondition(found.count <= 3, "too many languages")
  precondition(found.allSatisfy { $0.confidence >= 0 && $0.confidence < 1.001 }, "no probability")
  precondition(
    found == detector.detect(String(decoding: input, as: UTF8.self)), "bytes and text differ")
  return 0
}
