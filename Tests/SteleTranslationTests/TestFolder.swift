import SteleFile

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A folder for a test's files.
struct TestFolder {
  let path: String

  subscript(name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try FolderContents.makeFolders(upTo: self[name])
    try SmallFile.write(bytes, to: self[name])
  }

  func read(_ name: String) throws -> String {
    String(
      decoding: try ForeignFile.contents(of: BytePath(self[name]), limit: 1 << 30), as: UTF8.self)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: self[name]) }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self[name]) }
}

func withFolder(_ body: (TestFolder) throws -> Void) throws {
  let path = FileManager.default.temporaryDirectory.path + "/stele-job-\(UUID().uuidString)"
  defer { try? FileManager.default.removeItem(atPath: path) }
  try body(TestFolder(path: path))
}
