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
}
#endif
