/// Whole files of bytes, such as reports, which are not containers.
public enum SmallFile {
  /// All bytes of the file at `path`, or where links from there lead, if there are no more than `limit`;
  /// none if it is empty.
  public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    try ForeignFile.contents(of: BytePath(path), limit: limit, followsLinks: true)
  }

  /// The same, or nil where nothing lies at `path`, not even a symbolic link that leads nowhere.
  public static func readIfThere(_ path: String, limit: Int) throws(FileError) -> [UInt8]? {
    do throws(FileError) { _ = try FileStatus(of: BytePath(path)) } catch {
      guard case .cannotOpen(_, let reason) = error, reason.isAbsence else { throw error }
      return nil
    }
    return try read(path, limit: limit)
  }

  /// Writes `bytes` to `path`, where a file appears, or changes, only once all are on the disk; what
  /// ``StreamedFile`` writes to as it is takes them at once.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try StreamedFile(path: path)
    try file.append(bytes)
    try file.finish()
  }
}
