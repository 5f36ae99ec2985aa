import SteleCorpus

/// What `inspect` says about a corpus file.
struct CorpusSummary: Encodable {
  var files: Int
  /// Of the whole file, side tables included.
  var bitsPerFile: Double
  var dataDigest: String
  var lanes: [Lane]
  var licenseTypes: [String: Int]
  var languages: [String: Int]
  var licenses: [String: Int]

  struct Lane: Encodable {
    var name: String
    var keys: Int
    var keyBits: Double
    var falsePositiveRate: Double
  }

  init(_ manifest: CorpusManifest, byteCount: Int) {
    files = manifest.files
    bitsPerFile = Double(byteCount) * 8 / Double(manifest.files)
    dataDigest = manifest.dataDigest
    lanes = manifest.lanes.map {
      Lane(
        name: $0.name, keys: $0.keys, keyBits: $0.keyBits, falsePositiveRate: $0.falsePositiveRate)
    }
    licenseTypes = manifest.licenseTypes
    languages = manifest.languages
    licenses = manifest.licenses
  }

  /// The lines for people.
  var text: [String] {
    var lines = [
      "", "corpus", "  files        \(files)",
      "  bits a file  \((bitsPerFile * 100).rounded() / 100)", "  data digest  \(dataDigest)",
    ]
    for lane in lanes {
      lines.append(
        "  keys         \(lane.name): \(lane.keys) of \((lane.keyBits * 100).rounded() / 100) bits, false positives "
          + "\(lane.falsePositiveRate)")
    }
    lines += Self.table("kinds of licence", licenseTypes)
    lines += Self.table("languages", languages)
    lines += Self.table("licences", licenses)
    return lines
  }

  /// The most frequent of what was counted.
  private static func table(_ title: String, _ counts: [String: Int]) -> [String] {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let rest = sorted.count > 10 ? ["  and \(sorted.count - 10) more"] : []
    return ["", title]
      + sorted.prefix(10).map { "  \($0.value)  \($0.key.isEmpty ? "none" : $0.key)" } + rest
  }
}
