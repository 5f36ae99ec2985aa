import Glibc
import SteleCorpusTrials

/// Reads `bytes` as a corpus file or a patch, as they are and as a packed one with its checksums made right;
/// starts from `Tests/Corrupt/corpus`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  trial.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

private let trial = makeTrial()

/// In memory, and in a folder of this process alone, so that several can run beside each other.
private func makeTrial() -> CorpusTrial {
  let folder = "/dev/shm/stele-fuzz-\(getpid())"
  guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
    perror(folder)
    exit(1)
  }
  do { return try CorpusTrial(folder: folder) } catch { preconditionFailure("\(error)") }
}
