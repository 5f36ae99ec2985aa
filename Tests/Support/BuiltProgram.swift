#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The package's own programs, which lie where the tests were built.
public enum BuiltProgram {
  /// Where the program called `name` lies.
  public static func url(_ name: String) throws -> URL {
    var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    while folder.pathComponents.count > 1 {
      folder.deleteLastPathComponent()
      let program = folder.appending(path: name)
      var isFolder = false
      if FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder), !isFolder {
        return program
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }
}
