import SteleBase
import SteleCorpus
import SteleFile
import SteleModelFormat

/// The line on standard error that says what corpus file was made.
struct CorpusMade {
  private let start = ContinuousClock.now

  /// Says that the file at `path` was made, `what` of, and that it holds what `manifest` says.
  func tell(_ path: String, _ what: String, _ manifest: CorpusManifest) {
    let status = try? FileStatus(of: BytePath(path), followsLinks: true)
    let byteCount = status?.byteCount ?? 0
    let bits = Double(byteCount) * 8 / Double(max(manifest.files, 1))
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    StandardOutput.warn(
      "\(path): \(what), \(Counted.text(manifest.files, "file")) known, \(Sizes.text(byteCount)), "
        + "\(Self.rounded(bits)) bits a file, \(Self.rounded(seconds)) s")
  }

  private static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}
