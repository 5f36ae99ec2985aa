import SteleBase

extension ListedRow {
  /// The SWHID, or another whole key with its kind, or what is known of a key and how many bits it is.
  package var name: String {
    if let key = row[lane] {
      return lane == .sha1Git
        ? CorpusQuery.swhid(key) : "\(lane.name):\(key.hexadecimal(byteCount: lane.byteCount))"
    }
    return "\(lane.name):\(keyPrefix)…"
  }

  /// A line for people, without its line feed: name, kind of licence, licences and language, separated
  /// by tabs; of what is opted out, the name and that.
  package var text: String {
    if row.isOptedOut { return "\(name)\topted-out" }
    return [
      name, row.licenseType?.name ?? "",
      Escaped.text(row.licenseText), Escaped.text(row.language ?? ""),
    ].joined(separator: "\t")
  }

  /// The row as a line of JSON with the dataset's own column names; in place of a key of which only the
  /// beginning is stored stands that, as `content_id_prefix`.
  package var json: [UInt8] { JSONWriter.line { add(to: &$0) } }

  /// Adds the row's members to an object.
  func add(to json: inout JSONWriter) {
    for lane in CorpusLane.allCases {
      if let key = row[lane] {
        json.add(lane.column.name, key.hexadecimal(byteCount: lane.byteCount))
      } else if lane == self.lane {
        json.add(lane.column.name + "_prefix", keyPrefix)
      }
    }
    if row.isOptedOut {
      json.add(CorpusColumn.isOptedOut.name, true)
      return
    }
    json.add(CorpusColumn.detectedLicenses.name, row.detectedLicenses)
    if let expression = row.licenseExpression {
      json.add(CorpusColumn.licenseExpression.name, expression)
    }
    json.add(CorpusColumn.licenseType.name, row.licenseType?.name)
    json.add(CorpusColumn.language.name, row.language)
    json.add(CorpusColumn.isVendor.name, row.isVendor)
    json.add(CorpusColumn.isGenerated.name, row.isGenerated)
    for column in SideColumn.allCases { json.add(column.rowName, row[column]) }
    if row.isOptedOutElsewhere { json.add(CorpusColumn.isOptedOutElsewhere.name, true) }
  }
}

extension JSONWriter {
  /// Adds a value of a side column, if there is one.
  fileprivate mutating func add(_ name: String, _ value: SideValue?) {
    switch value {
    case .text(let text): add(name, text)
    case .hash(let hash): add(name, hash.hexadecimal(byteCount: 20))
    case .number(let number): add(name, Int(number))
    case nil: return
    }
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
