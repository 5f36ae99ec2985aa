import SteleBase
import SteleLicense

/// An SPDX 3.0.1 document in JSON-LD: each file with its hashes, and the licences that were detected at
/// its indexed origin.
///
/// SPDX says of `hasDeclaredLicense` that licences were discovered "for example as detected by use of
/// automated tooling", and that is all that is known. Nothing is concluded. Identifiers follow from what
/// they identify: an element of the same content has the same one.
struct SPDXReport: CheckReportWriter {
  private let context: ReportContext
  private var json = JSONWriter()
  private var fileIdentifiers: [String] = []
  private var licenseIdentifiers: [String: String] = [:]
  private var textIdentifiers: [SPDXExpression.Reference: String] = [:]

  private static let creationInfo = "_:creation"
  /// What SPDX itself has an element for, since it is no licence.
  private static let individuals = [
    "NONE": "expandedlicensing_NoneLicense", "NOASSERTION": "expandedlicensing_NoAssertionLicense",
  ]

  init(_ context: ReportContext) { self.context = context }

  mutating func begin() -> [UInt8] {
    json.beginObject()
    json.add("@context", "https://spdx.org/rdf/3.0.1/spdx-context.jsonld")
    json.beginList("@graph")
    let name = "stele \(context.toolVersion)"
    let agent = addElement("SoftwareAgent") { $0.add("name", name) }
    let tool = addElement("Tool") { $0.add("name", name) }
    json.breakLine()
    json.beginObject()
    json.add("type", "CreationInfo")
    json.add("@id", Self.creationInfo)
    json.add("specVersion", "3.0.1")
    json.add("created", context.created.text)
    json.add("createdBy", [agent])
    json.add("createdUsing", [tool])
    json.endObject()
    return json.take()
  }

  mutating func add(_ file: CheckedFile) -> [UInt8] {
    let identifier = addElement("software_File") { json in
      json.add("name", file.path.text)
      json.add("software_fileKind", "file")
      Self.addHashes(file, to: &json)
      Self.addProperties(FileProperties.all(of: file), to: &json)
    }
    fileIdentifiers.append(identifier)
    let stated = file.licenseExpression.map { [$0] } ?? file.licenses
    let licenses = stated.compactMap { license(named: $0) }
    if !licenses.isEmpty {
      _ = addElement("Relationship") { json in
        json.add("from", identifier)
        json.add("relationshipType", "hasDeclaredLicense")
        json.add("to", licenses)
        json.add("completeness", "noAssertion")
        json.add(
          "comment",
          file.licenseExpression == nil
            ? "Detected at the origin that the corpus indexed; how these licences combine is not known."
            : "What tags say at the origin that the corpus indexed.")
      }
    }
    return json.take()
  }

  mutating func finish(_ summary: CheckSummary) -> [UInt8] {
    let files = fileIdentifiers
    let bill = addElement("software_Sbom") { json in
      json.add("software_sbomType", ["analyzed"])
      json.add("rootElement", files)
    }
    let properties = [
      ("stele:corpus", context.corpusName), ("stele:corpus_digest", context.corpusDigest),
      ("stele:ignored", "\(summary.ignored)"),
    ]
    _ = addElement("SpdxDocument") { json in
      json.add("profileConformance", ["core", "software", "simpleLicensing", "extension"])
      json.add("rootElement", [bill])
      Self.addProperties(properties, to: &json)
    }
    json.endLine()
    json.endList()
    json.endObject()
    json.endLine()
    return json.take()
  }

  /// The identifier of a licence's element, which is added when the licence first occurs; nil where there
  /// is no name.
  private mutating func license(named name: String) -> String? {
    if let identifier = Self.individuals[name] ?? licenseIdentifiers[name] { return identifier }
    guard !name.allSatisfy(\.isWhitespace) else { return nil }
    let expression = SPDXExpression(name)
    let references =
      expression.described + expression.declared.map { ($0.identifier, text(of: $0)) }
    let identifier = addElement("simplelicensing_LicenseExpression") { json in
      json.add("simplelicensing_licenseExpression", expression.text)
      json.add("simplelicensing_licenseListVersion", LicenseTable.spdxListVersion + ".0")
      Self.addReferences(references, to: &json)
    }
    licenseIdentifiers[name] = identifier
    return identifier
  }

  /// The identifier of the element that stands for the text of a licence on no list, added when it first
  /// occurs.
  private mutating func text(of reference: SPDXExpression.Reference) -> String {
    if let identifier = textIdentifiers[reference] { return identifier }
    let identifier = addElement("simplelicensing_SimpleLicensingText") { json in
      json.add("name", reference.name)
      json.add(
        "simplelicensing_licenseText",
        "The corpus has only the name \(reference.name), which is on no list of licences.")
    }
    textIdentifiers[reference] = identifier
    return identifier
  }

  /// Adds an element, and returns the identifier that follows from its content.
  private mutating func addElement(
    _ type: String, _ addMembers: (inout JSONWriter) -> Void
  ) -> String {
    var sketch = JSONWriter()
    sketch.add(nil, [type, context.created.text, context.toolVersion, context.corpusDigest])
    addMembers(&sketch)
    let identifier = "urn:uuid:" + ContentUUID.text(of: sketch.take())
    json.breakLine()
    json.beginObject()
    json.add("type", type)
    json.add("spdxId", identifier)
    json.add("creationInfo", Self.creationInfo)
    addMembers(&json)
    json.endObject()
    return identifier
  }
}

extension SPDXReport {
  private static func addHashes(_ file: CheckedFile, to json: inout JSONWriter) {
    if let swhid = file.swhid {
      json.beginList("software_contentIdentifier")
      json.beginObject()
      json.add("type", "software_ContentIdentifier")
      json.add("software_contentIdentifierType", "swhid")
      json.add("software_contentIdentifierValue", swhid)
      json.endObject()
      json.endList()
    }
    guard !file.hashes.isEmpty else { return }
    json.beginList("verifiedUsing")
    for hash in file.hashes {
      json.beginObject()
      json.add("type", "Hash")
      json.add("algorithm", hash.algorithm == .sha1 ? "sha1" : "sha256")
      json.add("hashValue", hash.digits)
      json.endObject()
    }
    json.endList()
  }

  private static func addProperties(
    _ properties: [(name: String, value: String)], to json: inout JSONWriter
  ) {
    json.beginList("extension")
    json.beginObject()
    json.add("type", "extension_CdxPropertiesExtension")
    json.beginList("extension_cdxProperty")
    for property in properties {
      json.beginObject()
      json.add("type", "extension_CdxPropertyEntry")
      json.add("extension_cdxPropName", property.name)
      json.add("extension_cdxPropValue", property.value)
      json.endObject()
    }
    json.endList()
    json.endObject()
    json.endList()
  }

  /// Says where licences are described that SPDX's list does not have.
  private static func addReferences(
    _ references: [(reference: String, place: String)], to json: inout JSONWriter
  ) {
    guard !references.isEmpty else { return }
    json.beginList("simplelicensing_customIdToUri")
    for (reference, place) in references {
      json.beginObject()
      json.add("type", "DictionaryEntry")
      json.add("key", reference)
      json.add("value", place)
      json.endObject()
    }
    json.endList()
  }
}
