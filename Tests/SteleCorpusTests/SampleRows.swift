import SteleCorpus
import SteleSourceTree
import SteleTestSupport

/// Random rows with the dataset's kind of skew.
struct SampleRows {
  private var random: SplitMix64
  private let languages = ["JavaScript", "Java", "Python", "C++", "Go", "Zig", "NL"]
  private let licenses = [
    ["MIT"], ["Apache-2.0"], ["BSD-3-Clause", "MIT"], ["LicenseRef-scancode-unknown", "CC0-1.0"],
  ]

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func key(byteCount: Int = 20) -> ContentKey {
    var bytes: [UInt8] = []
    while bytes.count < byteCount { bytes.append(UInt8(truncatingIfNeeded: random.next())) }
    guard let key = ContentKey(bytes: bytes) else { preconditionFailure("no key") }
    return key
  }

  /// Smaller numbers are likelier.
  private mutating func skewed(_ count: Int) -> Int {
    Int.random(in: 0...Int.random(in: 0..<count, using: &random), using: &random)
  }

  mutating func row(lanes: [CorpusLane] = [.sha1Git, .sha1]) -> CorpusRow {
    var row = CorpusRow()
    for lane in lanes { row[lane] = key(byteCount: lane.byteCount) }
    row.licenseType = random.next() % 9 == 0 ? .nonPermissive : .noLicense
    if random.next() % 4 == 0 { row.licenseType = .permissive }
    if row.licenseType != .noLicense { row.detectedLicenses = licenses[skewed(licenses.count)] }
    if random.next() % 50 > 0 { row.language = languages[skewed(languages.count)] }
    row.isGenerated = random.next() % 20 == 0
    row.repositoryName = "owner\(skewed(20))/repository\(skewed(3))"
    row.path = "/\(random.next() % 9 == 0 ? "vendor/" : "src/")file\(random.next() % 1000).c"
    row.isVendor = row.path.map(VendoredPath.isVendored) ?? false
    if random.next() % 10 > 0 {
      row.revisionID = ContentKey(bytes: [UInt8](repeating: UInt8(1 + skewed(9)), count: 20))
    }
    row.starEventsCount = UInt32(skewed(1000))
    row.forkEventsCount = UInt32(skewed(100))
    row.revisionDate = Int64(skewed(1_000_000)) * 1000
    return row
  }

  mutating func rows(_ count: Int, lanes: [CorpusLane] = [.sha1Git, .sha1]) -> [CorpusRow] {
    (0..<count).map { _ in row(lanes: lanes) }
  }
}

/// Corpus files in a folder that is removed with the value.
struct SampleFiles {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func path(_ name: String) -> String { folder.path(name) }

  @discardableResult
  func build(
    _ name: String, _ rows: [CorpusRow], options: CorpusOptions = CorpusOptions()
  ) throws -> CorpusIndex {
    let builder = try CorpusBuilder(path: path(name), options: options)
    for row in rows { try builder.add(row) }
    try builder.finish()
    return try CorpusIndex(opening: path(name))
  }
}

extension CorpusRow {
  /// What a file without side tables says of the row.
  var payloadOnly: CorpusRow {
    var row = CorpusRow()
    row.detectedLicenses = detectedLicenses
    row.licenseExpression = licenseExpression
    row.licenseType = licenseType
    row.language = language
    row.isVendor = isVendor
    row.isGenerated = isGenerated
    return row
  }
}

extension CorpusIndex {
  /// What is found for the row's key in a lane.
  func match(_ row: CorpusRow, in lane: CorpusLane) throws -> Match? {
    guard let key = row[lane] else { return nil }
    return try find(key, in: lane)
  }
}
