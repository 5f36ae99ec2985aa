/// What git-LFS leaves in the place of a large file that was not fetched.
enum LFSPointer {
  private static let start = Array("version https://git-lfs.github.com/spec/v1\n".utf8)
  /// Pointers are shorter than this, by git-LFS's own specification.
  private static let limit = 1024

  /// Whether a file of this length that begins with `head` is a pointer.
  static func isPointer(_ head: [UInt8], byteCount: Int) -> Bool {
    byteCount < limit && head.starts(with: start)
  }
}
