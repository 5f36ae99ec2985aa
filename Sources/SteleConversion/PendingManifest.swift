import Dispatch
import SteleBase
import SteleFile
import SteleHashing
import SteleModelFormat
import Synchronization

/// A manifest whose digests are computed on another thread while the weights are converted.
final class PendingManifest: Sendable {
  /// The manifest with zeros for digests; its JSON is as long as the final one's.
  let unfinished: Manifest
  private let digests = Mutex<[String]>([])
  private let work = DispatchGroup()

  /// Starts reading `files`, which the manifest names.
  ///
  /// `vocabulary` says what was kept of the vocabulary; for `texts`, which are read too, as are the
  /// texts of `calibration`.
  init(
    options: [String: String], files: [MappedFile], vocabulary: (keptCount: Int, fullCount: Int)?,
    texts: [MappedFile], calibration: [MappedFile]?, card: Manifest.Card?
  ) {
    unfinished = Manifest(
      tool: "stele \(ToolVersion.current)", options: options,
      sources: files.map(Self.unfinishedSource),
      vocabulary: vocabulary.map {
        Manifest.Vocabulary(
          keptCount: $0.keptCount, fullCount: $0.fullCount,
          texts: texts.map(Self.unfinishedSource))
      }, calibration: calibration?.map(Self.unfinishedSource), card: card)
    DispatchQueue.global().async(group: work) { [self] in
      let computed = (files + texts + (calibration ?? [])).map(Self.digest)
      digests.withLock { $0 = computed }
    }
  }

  /// Waits for the digests.
  func finished() -> Manifest {
    work.wait()
    var manifest = unfinished
    let digests = digests.withLock { $0 }
    for index in manifest.sources.indices { manifest.sources[index].sha256 = digests[index] }
    if let count = manifest.calibration?.count {
      for (index, digest) in digests.suffix(count).enumerated() {
        manifest.calibration?[index].sha256 = digest
      }
    }
    if var vocabulary = manifest.vocabulary {
      for index in vocabulary.texts.indices {
        vocabulary.texts[index].sha256 = digests[manifest.sources.count + index]
      }
      // The order in which texts were given does not matter for the vocabulary.
      vocabulary.texts.sort { ($0.name, $0.sha256) < ($1.name, $1.sha256) }
      manifest.vocabulary = vocabulary
    }
    return manifest
  }

  private static func unfinishedSource(_ file: MappedFile) -> Manifest.Source {
    Manifest.Source(
      name: file.baseName,
      byteCount: file.byteCount, sha256: String(repeating: "0", count: 64))
  }

  /// The SHA-256 of a whole file, read in pieces that are let go once hashed.
  private static func digest(of file: MappedFile) -> String {
    var hash = SHA256()
    let pieceByteCount = 16 << 20
    for start in stride(from: 0, to: file.byteCount, by: pieceByteCount) {
      let range = start..<min(start + pieceByteCount, file.byteCount)
      hash.update(file.bytes.extracting(range))
      file.advise(.dontNeed, in: range)
    }
    return Hexadecimal.text(of: hash.finalize())
  }
}

extension MappedFile {
  /// The name without its folder.
  var baseName: String {
    BytePath.shown(path.baseName)
  }
}
