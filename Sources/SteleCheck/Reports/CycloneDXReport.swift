import SteleBase
import SteleLicense

/// A CycloneDX 1.6 document: each file is a component, and its licences at the indexed origin are
/// evidence, not a conclusion.
struct CycloneDXReport: CheckReportWriter {
  private let context: ReportContext
  private var json = JSONWriter()
  /// Of all that was written, since a serial number belongs to one document.
  private var serialNumber = ContentUUID()

  init(_ context: ReportContext) { self.context = context }

  private mutating func take() -> [UInt8] {
    let bytes = json.take()
    serialNumber.add(bytes)
    return bytes
  }

  mutating func begin() -> [UInt8] {
    json.beginObject()
    json.add("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json")
    json.add("bomFormat", "CycloneDX")
    json.add("specVersion", "1.6")
    json.add("version", 1)
    json.beginObject("metadata")
    json.add("timestamp", context.created.text)
    json.beginObject("tools")
    json.beginList("components")
    json.beginObject()
    json.add("type", "application")
    json.add("name", "stele")
    json.add("version", context.toolVersion)
    json.endObject()
    json.endList()
    json.endObject()
    addProperties([
      ("stele:corpus", context.corpusName), ("stele:corpus_digest", context.corpusDigest),
    ])
    json.endObject()
    json.beginList("components")
    return take()
  }

  mutating func add(_ file: CheckedFile) -> [UInt8] {
    json.breakLine()
    json.beginObject()
    json.add("type", "file")
    json.add("bom-ref", file.path.uri)
    json.add("name", file.path.text)
    if !file.hashes.isEmpty {
      json.beginList("hashes")
      for hash in file.hashes {
        json.beginObject()
        json.add("alg", hash.algorithm == .sha1 ? "SHA-1" : "SHA-256")
        json.add("content", hash.digits)
        json.endObject()
      }
      json.endList()
    }
    if let swhid = file.swhid { json.add("swhid", [swhid]) }
    addEvidence(file)
    addProperties(FileProperties.all(of: file))
    json.endObject()
    return take()
  }

  private mutating func addEvidence(_ file: CheckedFile) {
    // Who reads the document would take these for names of licences.
    let licenses = file.licenses.filter { !LicenseName.isNone($0) }
    let expression = file.licenseExpression.flatMap { LicenseName.isNone($0) ? nil : $0 }
    guard expression != nil || !licenses.isEmpty else { return }
    json.beginObject("evidence")
    json.beginList("licenses")
    if let expression {
      // There is either one expression or a list of licences.
      json.beginObject()
      json.add("expression", SPDXExpression(expression).text)
      json.endObject()
    } else {
      for license in licenses { addLicense(license) }
    }
    json.endList()
    json.endObject()
  }

  private mutating func addLicense(_ name: String) {
    json.beginObject()
    json.beginObject("license")
    if let identifier = LicenseTable.standard.listedIdentifier(of: name) {
      json.add("id", identifier)
    } else {
      json.add("name", name)
    }
    json.endObject()
    json.endObject()
  }

  private mutating func addProperties(_ properties: [(name: String, value: String)]) {
    json.beginList("properties")
    for property in properties {
      json.beginObject()
      json.add("name", property.name)
      json.add("value", property.value)
      json.endObject()
    }
    json.endList()
  }

  mutating func finish(_ summary: CheckSummary) -> [UInt8] {
    json.endLine()
    json.endList()
    addProperties([("stele:ignored", "\(summary.ignored)")])
    let properties = take()
    json.add("serialNumber", "urn:uuid:" + serialNumber.text)
    json.endObject()
    json.endLine()
    return properties + json.take()
  }
}
