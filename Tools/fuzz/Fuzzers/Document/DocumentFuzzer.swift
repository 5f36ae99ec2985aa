import SteleDocument

/// Takes `bytes` behind the first, which chooses the format, apart, and puts them together again;
/// starts from `Tests/Corrupt/document`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let first = input.first else { return 0 }
  let formats = DocumentFormat.allCases
  let format = formats[Int(first) % formats.count]
  var options = DocumentOptions()
  options.columns = ["1"]
  options.hasHeader = false
  do {
    let contents = Array(input.dropFirst())
    let document = try Document(parsing: contents, as: format, options: options)
    let fills = format.hasPlacesForTranslations && !document.units.isEmpty
    let same = try document.rendered(
      with: document.units, targetLanguage: fills ? "fra_Latn" : nil)
    if fills {
      // Empty places are filled, once and for all.
      options.targetLanguage = "fra_Latn"
      let again = try Document(parsing: same, as: format, options: options)
      let still = try again.rendered(with: again.units)
      precondition(still == same, "what was filled did not stay")
    } else {
      precondition(same == contents, "the document did not come back")
    }
    let longer = document.units.map { unit in
      var unit = unit
      unit.text += Array(" and <more> words".utf8)
      return unit
    }
    _ = try document.rendered(with: longer, targetLanguage: "fra_Latn")
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
