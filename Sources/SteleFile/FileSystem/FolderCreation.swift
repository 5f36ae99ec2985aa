#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension FolderContents {
  /// Makes all folders on the way to the file at `path` that are not there yet.
  public static func makeFolders(upTo path: String) throws(FileError) {
    let slash = UInt8(ascii: "/")
    let path = BytePath(path).bytes
    for end in path.indices where path[end] == slash {
      let folder = BytePath(bytes: Array(path[...end]))
      let isMade = folder.withSystemPath { mkdir($0, 0o777) } == 0
      guard isMade || errno == EEXIST || errno == EISDIR else {
        throw .cannotWrite(path: folder.text, reason: .last)
      }
    }
  }
}
