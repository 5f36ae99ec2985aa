import Foundation
import SteleFile
import SteleTestSupport
import Testing

@Suite struct PartialFolderTests {
  private let folder: TemporaryFolder
  private let target: String
  init() throws {
    folder = try TemporaryFolder()
    target = folder.path("new")
  }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  @Test func `The target appears with all its files at once, also in place of an empty folder`()
    throws
  {
    for isThere in [false, true] {
      if isThere {
        try FileManager.default.removeItem(atPath: target)
        try FileManager.default.createDirectory(
          atPath: target, withIntermediateDirectories: false)
      }
      let partial = try PartialFolder(target: target + "/")
      try SmallFile.write([1], to: partial.path("a"))
      try SmallFile.write([2], to: partial.path("b"))
      #expect(FileManager.default.fileExists(atPath: target) == isThere)
      try partial.replaceTarget()
      #expect(try names(target) == ["a", "b"] && names(folder.url.path) == ["new"])
    }
  }

  @Test func `A writer that gives up leaves nothing, and one at a time writes`() throws {
    do {
      let partial = try PartialFolder(target: target)
      try SmallFile.write([1], to: partial.path("a"))
      #expect(throws: FileError.alreadyBeingWritten(path: target)) {
        try PartialFolder(target: target)
      }
      #expect(try names(partial.path) == ["a"])
    }
    #expect(try names(folder.url.path) == [])
  }

  @Test func `Whatever is in the way is an error and stays as it is`() throws {
    try Data([1]).write(to: URL(filePath: target))
    #expect(throws: FileError.self) { try PartialFolder(target: target) }
    #expect(try names(folder.url.path) == ["new"])
    try FileManager.default.removeItem(atPath: target)
    // A link in the place of the temporary folder is not followed.
    let other = folder.path("other")
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: false)
    try Data([1]).write(to: URL(filePath: other + "/precious"))
    try FileManager.default.createSymbolicLink(
      atPath: target + ".partial", withDestinationPath: other)
    #expect(throws: FileError.self) { try PartialFolder(target: target) }
    #expect(try names(other) == ["precious"])
  }
}
