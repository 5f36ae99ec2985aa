import SteleSourceTree

/// Reads `bytes` as git's index, and as rules for what git ignores; starts from `Tests/Corrupt/tree`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  // With a checksum of zeros, as git writes if it is to save time; libFuzzer would never guess another.
  for hashByteCount in [20, 32] {
    let zeros = [UInt8](repeating: 0, count: hashByteCount)
    guard let index = try? GitIndex(parsing: input + zeros, hashByteCount: hashByteCount) else {
      continue
    }
    let paths = index.paths
    precondition(paths == paths.sorted() && Set(paths).count == paths.count, "paths out of order")
    precondition(paths.allSatisfy(index.tracks), "a path that is not found")
  }
  let rules = IgnoreRules(text: input, base: TreePath(""))
  for path in [TreePath("a"), TreePath("a/b/c.d"), TreePath(bytes: Array(input.prefix(99)))] {
    _ = rules.decision(path: path, isFolder: false)
    _ = rules.decision(path: path, isFolder: true)
  }
  return 0
}
