extension ListedRow {
  /// The SWHID, or another whole key with its kind, or what is known of a key and how many bits it is.
  public var name: String {
    if let key = row[lane] {
      return lane == .sha1Git
        ? CorpusQuery.swhid(key) : "\(lane.name):\(key.hexadecimal(byteCount: lane.byteCount))"
    }
    return "\(lane.name):\(keyPrefix)…"
  }

  /// A line for people, without its line feed: name, kind of licence, licences and language, separated
  /// by tabs; of what is opted out, the name and that.
  public var text: String {
    if row.isOptedOut { return "\(name)\topted-out" }
    return [
      name, row.licenseType?.name ?? "",
      Escaped.text(row.licenseText), Escaped.text(row.language ?? ""),
    ].joined(separator: "\t")
  }

  /// The row as a line of JSON with the dataset's own column names; in place of a key of which only the
  /// beginning is stored stands that, as `content_id_prefix`.
  public var json: [UInt8] { JSONWriter.line { add(to: &$0) } }

  /// Adds the row's members to an object.
  func add(to json: inout JSONWriter) {
    for lane in CorpusLane.allCases {
      if let key = row[lane] {
        json.add(lane.column.rawValue, key.hexadecimal(byteCount: lane.byteCount))
      } else if lane == self.lane {
        json.add(lane.column.rawValue + "_prefix", keyPrefix)
      }
    }
    if row.isOptedOut {
      json.add(CorpusColumn.isOptedOut.rawValue, true)
      return
    }
    json.add(CorpusColumn.detectedLicenses.rawValue, row.detectedLicenses)
    if let expression = row.licenseExpression {
      json.add(CorpusColumn.licenseExpression.rawValue, expression)
    }
    json.add(CorpusColumn.licenseType.rawValue, row.licenseType?.name)
    json.add(CorpusColumn.language.rawValue, row.language)
    json.add(CorpusColumn.isVendor.rawValue, row.isVendor)
    json.add(CorpusColumn.isGenerated.rawValue, row.isGenerated)
    if let name = row.repositoryName { json.add(CorpusColumn.repositoryName.rawValue, name) }
    if let path = row.path { json.add(CorpusColumn.path.rawValue, path) }
    if let revision = row.revisionID {
      json.add(CorpusColumn.revisionID.rawValue, revision.hexadecimal(byteCount: 20))
    }
    if row.starEventsCount > 0 {
      json.add(CorpusColumn.starEventsCount.rawValue, Int(row.starEventsCount))
    }
    if row.forkEventsCount > 0 {
      json.add(CorpusColumn.forkEventsCount.rawValue, Int(row.forkEventsCount))
    }
    if let date = row.revisionDate { json.add(CorpusColumn.revisionDate.rawValue, Int(date)) }
    if let date = row.visitDate { json.add(CorpusColumn.visitDate.rawValue, Int(date)) }
    if row.isOptedOutElsewhere { json.add(CorpusColumn.isOptedOutElsewhere.rawValue, true) }
  }
}

extension CorpusRow {
  /// The row's licences for people; empty where there are none.
  var licenseText: String { Self.licenseText(detectedLicenses, expression: licenseExpression) }

  /// Licences for people: names separated by commas, then the expression where it says more.
  package static func licenseText(_ licenses: [String], expression: String?) -> String {
    let names = licenses.joined(separator: ", ")
    guard let expression, [expression] != licenses else { return names }
    return names.isEmpty ? expression : "\(names) (\(expression))"
  }
}
