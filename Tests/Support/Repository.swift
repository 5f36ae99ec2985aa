#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Where the tests find the repository's own files and, beside it, the real test data.
public enum Repository {
  /// The folder that holds `Package.swift`.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Committed reference outputs; each folder says who made them.
  public static let golden = root.appending(path: "Tests/Golden")

  /// Inputs that once broke a parser, or were written to.
  public static let corrupt = root.appending(path: "Tests/Corrupt")

  /// Real data that is not part of the repository, or nil (and a printed reason) where it is
  /// absent.
  public static func sharedData(_ path: String, test: String = #function) -> URL? {
    let url = root.deletingLastPathComponent().appending(path: "shared/data/\(path)")
    if FileManager.default.fileExists(atPath: url.path) { return url }
    print("SKIPPED: \(test): no file \(url.path)")
    return nil
  }
}
