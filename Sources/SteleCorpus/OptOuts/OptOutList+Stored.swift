import SteleFile

extension OptOutList {
  /// The opt-outs that a corpus file was made with, which it holds nothing of; a patch has those of the
  /// file that it makes in a section of its own `name`.
  static func stored(
    in container: Container, as name: String = SectionNames.optOuts
  ) throws(CorpusError) -> OptOutList {
    guard container.contains(name) else { return OptOutList() }
    let bytes = try reportingFileErrors { () throws(FileError) in
      try container.array(named: name, of: UInt8.self, elementType: .uint8)
    }
    guard bytes.count <= OptOutList.longestText else {
      throw .damagedSection(path: container.file.path, section: name, reason: "is too large")
    }
    return try OptOutList(
      parsing: bytes.withUnsafeBufferPointer { Array($0) },
      path: "\(container.file.path): section \(name)")
  }
}
