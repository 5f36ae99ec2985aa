/// A change of a small file that no other change of the kind can come between.
///
/// ```swift
/// let update = try SmallFileUpdate(path: "list")
/// try update.replace(with: try update.contents(limit: 1 << 20) ?? [])
/// ```
public final class SmallFileUpdate {
  private let path: String
  private let file: PartialFile

  /// Waits until nobody else writes the file at `path`, and keeps it like that as long as the object
  /// lives.
  public init(path: String) throws(FileError) {
    self.path = path
    file = try PartialFile(target: path, waits: true)
  }

  /// What is in the file, if that is no more than `limit` bytes; nil where there is no file.
  ///
  /// - Throws: An error also where a symbolic link leads nowhere.
  public func contents(limit: Int) throws(FileError) -> [UInt8]? {
    try SmallFile.readIfThere(path, limit: limit)
  }

  /// Puts `bytes` in place of what was there, which ends the change.
  public func replace(with bytes: [UInt8]) throws(FileError) {
    // A closure's error would lose its type.
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(FileError) in try file.write(bytes, at: 0) }
    }
    try result.get()
    try file.replaceTarget()
  }
}
