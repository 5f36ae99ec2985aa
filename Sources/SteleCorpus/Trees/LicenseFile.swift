import SteleFile
import SteleLicense

/// A file that states licences, and what it states.
struct LicenseFile: Sendable {
  let path: BytePath
  let statement: LicenseStatement
  private(set) var contents = Contents()
  private(set) var annotations: Result<ReuseAnnotations, ReuseError>?

  /// What the text of a file states of licences.
  struct Contents: Sendable {
    /// By tags.
    var stated = StatedLicenses()
    /// By texts that are recognized, or should be.
    var recognized: Set<String> = []

    /// By both.
    var names: Set<String> { stated.names.union(recognized) }
  }

  /// Reads the file at `path`; one that cannot be read states nothing.
  init(reading path: BytePath, _ statement: LicenseStatement) {
    self.path = path
    self.statement = statement
    switch statement {
    case .reuse, .dep5:
      // One byte more than is read, so that longer files are refused.
      let limit = ReuseAnnotations.maximumByteCount + 1
      guard let bytes = Self.beginning(of: path, upTo: limit) else { break }
      annotations = Result { () throws(ReuseError) in
        statement == .dep5
          ? try ReuseAnnotations(dep5: bytes) : try ReuseAnnotations(toml: bytes)
      }
    case .folder, .silentFiles, .file:
      let bytes = Self.beginning(of: path, upTo: LicenseRecognizer.maximumByteCount) ?? []
      contents.stated = StatedLicenses(LicenseTag.tags(in: bytes))
      contents.recognized = LicenseNames.ofText(bytes)
      if contents.names.isEmpty, !bytes.isEmpty, case .folder(_, isPromise: true) = statement {
        contents.recognized = [LicenseNames.unknownText]
      }
    }
  }

  private static func beginning(of path: BytePath, upTo limit: Int) -> [UInt8]? {
    guard let file = try? ForeignFile(path: path) else { return nil }
    var bytes = [UInt8](repeating: 0, count: min(file.byteCount, limit))
    let count = try? file.read(at: 0, into: &bytes, range: 0..<bytes.count)
    return count == bytes.count ? bytes : nil
  }
}
