import SteleBase
import SteleCorpus
import SteleFile

/// What `inspect` says about a corpus file.
struct CorpusSummary: Encodable {
  var files: Int
  /// Of the whole file, side tables included.
  var bitsPerFile: Double
  /// What they are spent on: the sum is the number above.
  var bitsByPart: [Part]
  var dataDigest: String
  var dataset: String?
  var datasetRevision: String?
  var release: CorpusManifest.Release?
  var optedOut: Int?
  var optOutCutOff: String?
  var optOutDigest: String?
  var optOutList: OptOutListSummary
  var licenseTable: CorpusManifest.LicenseTableVersion?
  var lanes: [Lane]
  var licenseTypes: [String: Int]
  var languages: [String: Int]
  var licenses: [String: Int]

  struct Part: Encodable {
    var name: String
    var bits: Double
  }

  struct Lane: Encodable {
    var name: String
    var keys: Int
    var keyBits: Double
    var falsePositiveRate: Double
  }

  init(_ manifest: CorpusManifest, of container: Container) {
    files = manifest.files
    bitsPerFile = Double(container.byteCount) * 8 / Double(manifest.files)
    bitsByPart = CorpusParts.bits(of: container, files: manifest.files).map {
      Part(name: $0.name, bits: $0.bits)
    }
    dataDigest = manifest.dataDigest
    dataset = manifest.dataset
    datasetRevision = manifest.datasetRevision
    release = manifest.release
    optedOut = manifest.optedOut
    optOutCutOff = manifest.optOutCutOff
    optOutDigest = manifest.optOutDigest
    optOutList = OptOutListSummary(of: container)
    licenseTable = manifest.licenseTable
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
      "  bits a file  \((bitsPerFile * 100).rounded() / 100)",
    ]
    lines += bitsByPart.map { "    \($0.name)  \(($0.bits * 100).rounded() / 100)" }
    lines.append("  data digest  \(dataDigest)")
    lines += provenance + ["  opt-out list \(optOutList.text)"]
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

  private var provenance: [String] {
    var lines: [String] = []
    if let release {
      let parent = release.parent.map { ", after \($0.version)" } ?? ""
      lines.append("  release      \(release.name) \(release.version)\(parent)")
    }
    if let dataset {
      lines.append("  dataset      \(dataset)\(datasetRevision.map { " at \($0)" } ?? "")")
    }
    if let optOutDigest {
      lines.append("  opt-outs     up to \(optOutCutOff ?? "no day"), list \(optOutDigest)")
      lines.append("  opted out    \(optedOut ?? 0) files")
    }
    if let licenseTable {
      lines.append(
        "  licences by  database \(licenseTable.version) of \(licenseTable.date), SPDX list "
          + licenseTable.spdxListVersion)
    }
    return lines
  }

  /// The most frequent of what was counted.
  private static func table(_ title: String, _ counts: [String: Int]) -> [String] {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let rest = sorted.count > 10 ? ["  and \(sorted.count - 10) more"] : []
    return ["", title]
      + sorted.prefix(10).map {
        "  \($0.value)  \($0.key.isEmpty ? "none" : Escaped.text($0.key))"
      } + rest
  }
}
