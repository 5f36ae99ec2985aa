import SteleXML

/// Reads `bytes` as XML and asks for all that a token can be asked for; starts from
/// `Tests/Corrupt/xml`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  // Whoever reads XML has decoded it.
  guard String(validating: input, as: UTF8.self) != nil else { return 0 }
  guard let document = try? XMLDocument(parsing: input) else { return 0 }
  precondition(
    document.tokens.flatMap { Array(input[$0.range]) } == input, "tokens are not all of it")
  for number in document.tokens.indices {
    let token = document.tokens[number]
    precondition(document.tokens[token.partner].partner == number, "a tag has no partner")
    switch token.kind {
    case .startTag, .emptyTag:
      precondition(!document.localName(of: number).isEmpty, "an element without a name")
      for attribute in document.attributes(of: number) {
        _ = document.namespace(ofPrefix: attribute.prefix, at: number)
      }
      _ = document.namespace(of: number)
    case .text, .cdata:
      var written: [UInt8] = []
      XMLMarkup.write(document.text(of: number), to: &written)
      precondition(
        XMLMarkup.unescaped(written[...]) == document.text(of: number), "text is written otherwise")
    default: break
    }
  }
  return 0
}
