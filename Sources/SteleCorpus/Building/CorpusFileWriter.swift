import SteleBase
import SteleFile
import SteleHashing

/// Writes sections and manifest into a corpus file.
enum CorpusFileWriter {
  /// Sections whose damage their own contents tell; those of all others are checked block by block.
  private static func checksItself(_ name: String) -> Bool {
    name.hasSuffix(".pages") || name.hasSuffix(".bounds") || name.hasSuffix("layout")
      || name == SectionNames.codes || name == SectionNames.payloads
      || name == SectionNames.optOuts
  }

  /// The sections, and the checksums of those that need them.
  static func withBlocks(_ sections: [SectionContents]) throws(CorpusError) -> [SectionContents] {
    var all: [SectionContents] = []
    for section in sections {
      all.append(section)
      if !checksItself(section.plan.name) { all.append(try section.blocks()) }
    }
    return all
  }

  /// SHA-256 over names, types, shapes and bytes of `sections`.
  static func digest(_ sections: [SectionContents]) throws(CorpusError) -> String {
    var digest = SHA256()
    for section in sections { try section.update(&digest) }
    return Hexadecimal.text(of: digest.finalize())
  }

  /// Writes a corpus file of these sections and their manifest.
  static func write(
    _ sections: [SectionContents], manifest: CorpusManifest, to path: String
  ) throws(CorpusError) {
    let last = SectionContents(SectionNames.manifest, .uint8, bytes: manifest.json)
    try write(sections + [last], to: path)
  }

  /// Writes the sections of `container`, byte for byte, and another manifest.
  static func copy(
    _ container: Container, manifest: CorpusManifest, to path: String
  ) throws(CorpusError) {
    let json = manifest.json
    let plans = container.sections.map {
      SectionPlan(
        name: $0.name, elementType: $0.elementType,
        shape: $0.name == SectionNames.manifest ? [json.count] : $0.shape)
    }
    try reportingFileErrors { () throws(FileError) in
      let writer = try ContainerWriter(path: path, kind: .corpus, sections: plans)
      for section in container.sections {
        if section.name == SectionNames.manifest {
          try writer.append(contentsOf: json)
          continue
        }
        for start in stride(
          from: section.range.lowerBound, to: section.range.upperBound, by: pieceByteCount)
        {
          let end = min(start + pieceByteCount, section.range.upperBound)
          let result = container.file.withUnsafeBytes { file in
            Result { () throws(FileError) in
              try writer.append(UnsafeRawBufferPointer(rebasing: file[start..<end]))
            }
          }
          try result.get()
        }
      }
      try writer.finish()
    }
  }

  private static let pieceByteCount = 1 << 20

  /// Writes a corpus file of these sections as they are.
  static func write(_ sections: [SectionContents], to path: String) throws(CorpusError) {
    let writer = try reportingFileErrors { () throws(FileError) in
      try ContainerWriter(path: path, kind: .corpus, sections: sections.map(\.plan))
    }
    for section in sections {
      try section.forEachPiece { piece throws(CorpusError) in
        let result = piece.withUnsafeBytes { bytes in
          Result { () throws(FileError) in try writer.append(bytes) }
        }
        try reportingFileErrors { () throws(FileError) in try result.get() }
      }
    }
    try reportingFileErrors { () throws(FileError) in try writer.finish() }
  }
}
