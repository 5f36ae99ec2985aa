import Crypto
import Dispatch
import SteleFile
import SteleModelFormat
import Synchronization

/// A manifest whose digests are computed on another thread while the weights are converted.
final class PendingManifest: Sendable {
  /// The manifest with zeros for digests; its JSON is as long as the final one's.
  let unfinished: Manifest
  private let digests = Mutex<[String]>([])
  private let work = DispatchGroup()

  /// Starts reading `files`, which the manifest names.
  init(options: [String: String], files: [MappedFile]) {
    unfinished = Manifest(
      tool: "stele \(ToolVersion.current)", options: options,
      sources: files.map { file in
        Manifest.Source(
          name: file.path.split(separator: "/").last.map(String.init) ?? file.path,
          byteCount: file.byteCount, sha256: String(repeating: "0", count: 64))
      })
    DispatchQueue.global().async(group: work) { [self] in
      let computed = files.map(Self.digest)
      digests.withLock { $0 = computed }
    }
  }

  /// Waits for the digests.
  func finished() -> Manifest {
    work.wait()
    var manifest = unfinished
    for (index, digest) in digests.withLock({ $0 }).enumerated() {
      manifest.sources[index].sha256 = digest
    }
    return manifest
  }

  /// The SHA-256 of a whole file, read in pieces that are let go once hashed.
  private static func digest(of file: MappedFile) -> String {
    var hash = SHA256()
    let pieceByteCount = 16 << 20
    for start in stride(from: 0, to: file.byteCount, by: pieceByteCount) {
      let range = start..<min(start + pieceByteCount, file.byteCount)
      file.withUnsafeBytes {
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[range]))
      }
      file.advise(.dontNeed, in: range)
    }
    let digits = Array("0123456789abcdef")
    return String(hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
