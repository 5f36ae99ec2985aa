import Foundation
import SteleFile
import SteleTestSupport
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// Outputs that no new file can take the place of.
@Suite struct OpenOutputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `A device takes the bytes and stays a device, through a link too`() throws {
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "/dev/null")
    for path in ["/dev/null", link] {
      try SmallFile.write([1, 2], to: path)
      let file = try StreamedFile(path: path)
      try file.append([3])
      try file.finish()
    }
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  #if os(Linux)
  @Test func `A full device is an error that names it`() throws {
    let error = #expect(throws: FileError.self) { try SmallFile.write([1], to: "/dev/full") }
    #expect(error?.description.hasPrefix("/dev/full: ") == true)
  }
  #endif

  @Test func `A named pipe hands the bytes to its reader`() throws {
    let path = folder.path("pipe")
    try #require(mkfifo(path, 0o600) == 0)
    // Open for both, so that neither end waits for the other.
    let reader = open(path, O_RDWR)
    defer { close(reader) }
    try SmallFile.write([7, 8, 9], to: path)
    var bytes = [UInt8](repeating: 0, count: 3)
    #expect(read(reader, &bytes, 3) == 3 && bytes == [7, 8, 9])
  }

  @Test func `What the process has open is written to where it is, and keeps what it holds`() throws
  {
    let log = folder.path("log")
    try Data("old\n".utf8).write(to: URL(filePath: log))
    let descriptor = open(log, O_WRONLY | O_APPEND)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "/dev/fd/\(descriptor)")
    for path in ["/dev/fd/\(descriptor)", link] {
      try SmallFile.write(Array("new\n".utf8), to: path)
    }
    #expect(try String(contentsOfFile: log, encoding: .utf8) == "old\nnew\nnew\n")
    #expect(
      Set(try FileManager.default.contentsOfDirectory(atPath: folder.url.path))
        == ["link", "log"])
    // By its own name it is a file like any other.
    try SmallFile.write(Array("other\n".utf8), to: log)
    #expect(try String(contentsOfFile: log, encoding: .utf8) == "other\n")
  }

  @Test func `A container, which is not written from start to end, cannot go there`() throws {
    let plan = SectionPlan(name: "bytes", elementType: .uint8, shape: [1])
    for path in ["/dev/null", "/dev/stdout", "-"] {
      #expect(throws: FileError.notRegularFile(path: path)) {
        try ContainerWriter(path: path, kind: .model, sections: [plan])
      }
    }
  }
}
