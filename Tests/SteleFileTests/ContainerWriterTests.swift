import Foundation
import SteleFile
import SteleTestSupport
import Testing

@Suite struct ContainerWriterTests {
  private let folder: TemporaryFolder
  private let path: String
  private static let plans = [SectionPlan(name: "bytes", elementType: .uint8, shape: [1000])]

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("target.stele")
    try write(1)
  }

  private func write(_ value: UInt8) throws {
    let writer = try ContainerWriter(path: path, kind: .model, sections: Self.plans)
    try writer.append(contentsOf: [UInt8](repeating: value, count: 1000))
    try writer.finish()
  }

  private func content() throws -> UInt8 {
    let container = try Container(opening: path)
    try container.verify()
    return try container.array(named: "bytes", of: UInt8.self, elementType: .uint8)[0]
  }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  @Test func `The target is replaced only when the new file is complete`() throws {
    do {
      let writer = try ContainerWriter(path: path, kind: .model, sections: Self.plans)
      try writer.append(contentsOf: [UInt8](repeating: 2, count: 999))
      #expect(throws: FileError.self) { try writer.finish() }
      #expect(try content() == 1)
    }
    #expect(try files() == ["target.stele"])
    try write(3)
    #expect(try content() == 3)
  }

  @Test func `More bytes than declared are refused`() throws {
    let writer = try ContainerWriter(path: path, kind: .model, sections: Self.plans)
    #expect(throws: FileError.self) {
      try writer.append(contentsOf: [UInt8](repeating: 2, count: 1001))
    }
  }

  @Test func `A second writer of the same file is refused`() throws {
    let first = try ContainerWriter(path: path, kind: .model, sections: Self.plans)
    #expect(throws: FileError.self) { try write(2) }
    try first.append(contentsOf: [UInt8](repeating: 4, count: 1000))
    try first.finish()
    #expect(try content() == 4)
  }

  @Test func `What a killed writer left is taken over`() throws {
    try Data([UInt8](repeating: 9, count: 100_000)).write(to: URL(filePath: path + ".partial"))
    try write(5)
    #expect(try content() == 5)
    #expect(try files() == ["target.stele"])
  }

  @Test func `A link stays a link`() throws {
    let link = folder.path("link.stele")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    let writer = try ContainerWriter(path: link, kind: .model, sections: Self.plans)
    try writer.append(contentsOf: [UInt8](repeating: 6, count: 1000))
    try writer.finish()
    #expect(try content() == 6)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
  }

  @Test func `A full disk leaves the old file`() throws {
    // A limit on the size of files fails a write as a full disk does.
    signal(SIGXFSZ, SIG_IGN)
    var old = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &old)
    let large = [SectionPlan(name: "bytes", elementType: .uint8, shape: [1 << 26])]
    let writer = try ContainerWriter(path: path, kind: .model, sections: large)
    var limited = old
    limited.rlim_cur = 1 << 25
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limited)
    defer { setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &old) }
    let piece = [UInt8](repeating: 0, count: 1 << 22)
    #expect(throws: FileError.self) {
      for _ in 0..<16 { try writer.append(contentsOf: piece) }
    }
    #expect(try content() == 1)
  }

  @Test func `A writer killed at any moment damages nothing`() throws {
    var random = SplitMix64(seed: 42)
    for _ in 0..<25 {
      let process = Process()
      process.executableURL = try BuiltProgram.url("SteleFileCrashWriter")
      process.arguments = [path]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      usleep(UInt32.random(in: 2_000...40_000, using: &random))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      try Container(opening: path).verify()
    }
    try write(7)
    #expect(try content() == 7)
    #expect(try files() == ["target.stele"])
  }

  @Test func `A writer that ends in order leaves the target whole and nothing else`() throws {
    try write(1)
    for round in 0..<20 {
      let process = Process()
      process.executableURL = try BuiltProgram.url("SteleFileCrashWriter")
      process.arguments = [path, "\(2_000 + round * 1_000)"]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      try Container(opening: path).verify()
      #expect(try files() == ["target.stele"])
    }
  }
}
