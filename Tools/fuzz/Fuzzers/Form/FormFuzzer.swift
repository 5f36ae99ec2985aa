import SteleServer

/// Reads `bytes` as the body of a request; starts from `Tests/Corrupt/form`.
///
/// The first byte tells which kind: JSON, a form in one line, or a form in parts, with `x` between
/// them, that arrives in pieces of so many bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let first = input.first else { return 0 }
  let body = Array(input.dropFirst())
  switch first {
  case UInt8(ascii: "j"): _ = try? JSONValue(parsing: body)
  case UInt8(ascii: "u"):
    guard let fields = try? FormField.fields(ofURLEncoded: body) else { return 0 }
    precondition(fields.count <= FormField.maximumCount, "too many fields")
  default:
    let whole = parts(of: body, pieces: body.count)
    let cut = parts(of: body, pieces: 1 + Int(first % 32))
    precondition(whole == cut, "pieces make a difference")
  }
  return 0
}

/// What the parts of `form` are, and their values, while it arrives in pieces of so many bytes; nil
/// where it is none.
private func parts(of form: [UInt8], pieces: Int) -> [[UInt8]]? {
  var values: [[UInt8]] = []
  var rest = form[...]
  do throws(FormError) {
    var parser = try MultipartParser(boundary: "x")
    while !rest.isEmpty {
      let piece = rest.prefix(pieces)
      rest = rest.dropFirst(piece.count)
      try parser.take(piece) { event in
        switch event {
        case .begin(let part): values += [Array(part.name.utf8), []]
        case .value(let bytes): values[values.count - 1] += bytes
        case .end: break
        }
      }
    }
    try parser.finish()
  } catch {
    precondition(!error.description.isEmpty, "an error without a text")
    return nil
  }
  return values
}
