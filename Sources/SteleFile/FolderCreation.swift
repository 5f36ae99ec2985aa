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
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += part + "/"
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST || errno == EISDIR else {
        throw .cannotWrite(path: folder, reason: .last)
      }
    }
  }
}
