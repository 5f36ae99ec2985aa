import CXXHash
import Glibc
import SteleFile

/// Opens and verifies `bytes` as a file, once as they are and once with the header's checksum made
/// right: no mutation would get past that checksum otherwise.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Array(UnsafeBufferPointer(start: bytes, count: count))
  openAndVerify(input)
  correctChecksum(&input)
  openAndVerify(input)
  return 0
}

/// In memory, and of this process alone, so that several can run beside each other.
private let path = "/dev/shm/stele-fuzz-\(getpid())"

private func openAndVerify(_ input: [UInt8]) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
  guard descriptor >= 0, write(descriptor, input, input.count) == input.count else {
    perror(path)
    exit(1)
  }
  close(descriptor)
  do {
    let container = try Container(opening: path)
    for section in container.sections where section.elementType == .uint8 {
      _ = try container.text(named: section.name)
    }
    try container.verify()
  } catch {
    _ = error.description
  }
}

/// Where the header holds the number of sections and its checksum; see `Header`.
private func correctChecksum(_ input: inout [UInt8]) {
  guard input.count >= 64 else { return }
  let sectionCount = (12..<16).reversed().reduce(0) { $0 << 8 | Int(input[$1]) }
  let tableEnd = 64 + 128 * sectionCount
  guard tableEnd <= input.count else { return }
  input.replaceSubrange(24..<32, with: repeatElement(0, count: 8))
  let checksum = XXH3_64bits(input, tableEnd)
  withUnsafeBytes(of: checksum.littleEndian) { input.replaceSubrange(24..<32, with: $0) }
}
