import SteleZip

/// Reads all parts of `bytes` as an archive, and replaces the first one; starts from
/// `Tests/Corrupt/zip`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let limit = 1 << 20
  do throws(ZipError) {
    let archive = try ZipArchive(input)
    for number in archive.parts.indices {
      guard let contents = try? archive.contents(of: number, limit: limit) else { continue }
      precondition(contents.count <= limit, "a part was expanded too far")
    }
    let new = Array("new".utf8)
    let changed = try ZipArchive(archive.replacing([0: new]))
    precondition(changed.parts.map(\.name) == archive.parts.map(\.name), "parts changed places")
    let written = try changed.contents(of: 0, limit: limit)
    precondition(written == new, "the new part is not there")
  } catch {
    precondition(!error.description.isEmpty, "an error without a text")
  }
  return 0
}
