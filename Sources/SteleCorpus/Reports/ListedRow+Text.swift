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
      name, row.licenseType?.name ?? "", row.detectedLicenses.joined(separator: ", "),
      row.language ?? "",
    ].joined(separator: "\t")
  }

  /// The row as a line of JSON with the dataset's own column names; in place of a key of which only the
  /// beginning is stored stands that, as `content_id_prefix`.
  public var json: [UInt8] { object.line }

  var object: JSONObjectWriter {
    var object = JSONObjectWriter()
    for lane in CorpusLane.allCases {
      if let key = row[lane] {
        object.add(lane.column.rawValue, key.hexadecimal(byteCount: lane.byteCount))
      } else if lane == self.lane {
        object.add(lane.column.rawValue + "_prefix", keyPrefix)
      }
    }
    if row.isOptedOut {
      object.add(CorpusColumn.isOptedOut.rawValue, true)
      return object
    }
    object.add(CorpusColumn.detectedLicenses.rawValue, row.detectedLicenses)
    object.add(CorpusColumn.licenseType.rawValue, row.licenseType?.name)
    object.add(CorpusColumn.language.rawValue, row.language)
    object.add(CorpusColumn.isVendor.rawValue, row.isVendor)
    object.add(CorpusColumn.isGenerated.rawValue, row.isGenerated)
    if let name = row.repositoryName { object.add(CorpusColumn.repositoryName.rawValue, name) }
    if let path = row.path { object.add(CorpusColumn.path.rawValue, path) }
    if let revision = row.revisionID {
      object.add(CorpusColumn.revisionID.rawValue, revision.hexadecimal(byteCount: 20))
    }
    if row.starEventsCount > 0 {
      object.add(CorpusColumn.starEventsCount.rawValue, row.starEventsCount)
    }
    if row.forkEventsCount > 0 {
      object.add(CorpusColumn.forkEventsCount.rawValue, row.forkEventsCount)
    }
    if let date = row.revisionDate { object.add(CorpusColumn.revisionDate.rawValue, date) }
    if let date = row.visitDate { object.add(CorpusColumn.visitDate.rawValue, date) }
    if row.isOptedOutElsewhere { object.add(CorpusColumn.isOptedOutElsewhere.rawValue, true) }
    return object
  }
}
