extension CorpusIndex {
  /// Where contents come from: what is said of them there, and where side tables say more.
  struct Origin {
    var payload: CorpusPayload
    /// Nil where there are no side tables.
    var place: Int?
  }

  /// The origins of contents that may be told.
  struct ToldOrigins {
    /// Best first; none where all are opted out.
    var origins: [Origin]
    /// Whether another origin is opted out.
    var isOptedOutElsewhere: Bool
  }

  /// The origins that the file has of contents with this payload, at `place` in the primary lane, without
  /// those that `optOuts` cover.
  func origins(
    _ payload: CorpusPayload, place: Int?, without optOuts: OptOutIndex?
  ) throws(CorpusError) -> ToldOrigins {
    if payload.isOptedOut { return ToldOrigins(origins: [], isOptedOutElsewhere: false) }
    var origins = [Origin(payload: payload.ofOrigin, place: place)]
    if let place, let originTable {
      for row in try originTable.rows(of: place) {
        let payload = try checkedPayload(try originTable.payload(row))
        origins.append(Origin(payload: payload.ofOrigin, place: fileCount + row))
      }
    }
    var isOptedOutElsewhere = payload.isOptedOutElsewhere
    if let optOuts {
      guard let place else { throw cannotHonour }
      var told: [Origin] = []
      for origin in origins {
        let repository = try side.value(.repository, origin.place ?? place)
        if !optOuts.covers(repository?.text) { told.append(origin) }
      }
      isOptedOutElsewhere = isOptedOutElsewhere || told.count < origins.count
      origins = told
    }
    return ToldOrigins(
      origins: origins, isOptedOutElsewhere: isOptedOutElsewhere && !origins.isEmpty)
  }

  /// What payload and side tables say of an origin; keys are not among it.
  func row(of origin: Origin) throws(CorpusError) -> CorpusRow {
    var row = try row(of: origin.payload)
    if let place = origin.place { try side.fill(&row, place: place) }
    return row
  }
}

extension CorpusPayload {
  /// What is said of the origin, not of the contents.
  var ofOrigin: CorpusPayload {
    var payload = self
    payload.isOptedOut = false
    payload.isOptedOutElsewhere = false
    return payload
  }
}
