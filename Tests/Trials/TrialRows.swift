public import SteleCorpus

/// The rows of the small corpus files that trials compare hostile ones with, and that seeds are
/// made of.
public enum TrialRows {
  /// Fourteen files with three licences, of which the first two have keys that begin alike.
  public static var all: [CorpusRow] {
    (0..<14).map { number in
      var row = CorpusRow()
      row.contentID = key(number, first: number < 2 ? 7 : 16 * UInt8(number))
      row.blobID = key(number, first: 16 * UInt8(number) + 3)
      row.detectedLicenses = [["MIT"], ["Apache-2.0", "MIT"], []][number % 3]
      row.licenseType = number % 3 == 2 ? .noLicense : .permissive
      row.language = ["C", "Swift", nil][number % 4 % 3]
      row.repositoryName = "owner\(number % 3)/name"
      row.path = "/src/file\(number).c"
      row.revisionID = key(number % 2, first: 9)
      row.starEventsCount = UInt32(number)
      row.revisionDate = Int64(number) * 1000
      return row
    } + further
  }

  /// Opt-outs of one of the owners, under the name that it had before.
  static var optOuts: OptOutList {
    var list = OptOutList()
    expectingErrors {
      guard let old = OptOutName("former"), let new = OptOutName("owner1"),
        let rename = OptOutList.Rename(from: old, to: new), let date = CalendarDate("2026-07-31")
      else { return }
      try list.add(old, since: date)
      try list.add(rename)
    }
    return list
  }

  /// Another origin of a file above.
  private static var further: [CorpusRow] {
    var row = CorpusRow()
    row.contentID = key(5, first: 80)
    row.blobID = key(5, first: 83)
    row.repositoryName = "other/name"
    row.detectedLicenses = ["BSD-3-Clause"]
    row.licenseType = .permissive
    return [row]
  }

  /// Twenty bytes, of which the last says which row's they are.
  private static func key(_ number: Int, first: UInt8) -> ContentKey {
    let bytes = [first] + [UInt8](repeating: first ^ 0x5A, count: 18) + [UInt8(number)]
    guard let key = ContentKey(bytes: bytes) else { preconditionFailure("20 bytes are a key") }
    return key
  }

  /// Writes a corpus file of all rows with these side tables to `path`.
  public static func build(_ path: String, sideTables: Set<SideTable>) throws(CorpusError) {
    let options = CorpusOptions(memory: 1 << 18, keyBits: 40, sideTables: sideTables)
    let builder = try CorpusBuilder(path: path, options: options)
    for row in all { try builder.add(row) }
    try builder.finish()
  }
}
