import SteleDocument
import SteleTestSupport

/// Takes an office file or a book apart whose text is `bytes` behind the first, which chooses its type,
/// and puts it together again; starts from `Tests/Corrupt/package`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let first = input.first else { return 0 }
  let type = PackagedPart.types[Int(first) % PackagedPart.types.count]
  guard let format = DocumentFormat(rawValue: type) else {
    preconditionFailure("\(type) is no type")
  }
  let archive = PackagedPart.archive(of: type, holding: Array(input.dropFirst()))
  do {
    let document = try Document(parsing: archive, as: format)
    let same = try document.rendered(with: document.units)
    precondition(same == archive, "the document did not come back")
    let longer = document.units.map { unit in
      var unit = unit
      unit.text += Array(" and <more> words".utf8)
      return unit
    }
    let changed = try document.rendered(with: longer, targetLanguage: "arb_Arab")
    _ = try Document(parsing: changed, as: format)
    let moved = document.units.map { unit in
      var unit = unit
      for index in unit.marks.indices { unit.marks[index].range = 0..<0 }
      return unit
    }
    _ = try document.rendered(with: moved, targetLanguage: "zho_Hans")
  } catch {
    precondition(!error.description.isEmpty, "an error without a text")
  }
  return 0
}
