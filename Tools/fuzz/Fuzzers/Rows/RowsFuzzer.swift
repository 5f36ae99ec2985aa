import Glibc
import SteleCorpusTrials

/// Reads `bytes` as rows and builds a corpus file of them; starts from `Tests/Corrupt/rows`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  trial.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

private let trial = makeTrial()

/// In memory, and in a folder of this process alone, so that several can run beside each other.
private func makeTrial() -> RowsTrial {
  let folder = "/dev/shm/stele-fuzz-\(getpid())"
  guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
    perror(folder)
    exit(1)
  }
  return RowsTrial(folder: folder)
}
