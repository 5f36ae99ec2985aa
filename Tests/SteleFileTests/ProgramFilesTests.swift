import SteleTestSupport
import Testing

@testable import SteleFile

#if os(Linux)
@Suite struct ProgramFilesTests {
  @Test func `A mapped file counts unless it is left out`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("weights")
    let byteCount = 16 << 20
    try SmallFile.write([UInt8](repeating: 7, count: byteCount), to: path)
    let file = try MappedFile(path: path)
    file.load(0..<byteCount)
    // Other tests bring code in meanwhile: what is counted later has more of it.
    let without = ProgramFiles(except: path).cachedByteCount
    #expect(without > 0)
    #expect(ProgramFiles(except: "").cachedByteCount >= without + byteCount)
    withExtendedLifetime(file) {}
  }

  @Test func `What is let go comes back when it is used`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("weights")
    var random = SplitMix64(seed: 3)
    let content = (0..<1 << 20).map { _ in UInt8.random(in: 0...255, using: &random) }
    try SmallFile.write(content, to: path)
    let file = try MappedFile(path: path)
    let files = ProgramFiles { $0 == path }
    // Nothing of it, where the file system has its files on a disk.
    file.drop(0..<content.count)
    let least = files.cachedByteCount
    file.load(0..<content.count)
    #expect(files.cachedByteCount == content.count)
    files.releaseUnused()
    #expect(files.cachedByteCount <= least)
    #expect(file.withUnsafeBytes { $0.elementsEqual(content) })
  }
}
#endif
