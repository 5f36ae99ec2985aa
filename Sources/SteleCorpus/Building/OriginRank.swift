/// What makes one origin of a file win over another: the dataset's own rule, in its order.
struct OriginRank: Comparable {
  var isPermissive: Bool
  var stars: UInt32
  var forks: UInt32
  var revisionDate: Int64
  var visitDate: Int64

  init(isPermissive: Bool, stars: UInt32, forks: UInt32, revisionDate: Int64, visitDate: Int64) {
    self.isPermissive = isPermissive
    self.stars = stars
    self.forks = forks
    self.revisionDate = revisionDate
    self.visitDate = visitDate
  }

  /// The place of an origin of which side tables say this.
  init(isPermissive: Bool, side: SideValues) {
    self.init(
      isPermissive: isPermissive, stars: side.stars, forks: side.forks,
      revisionDate: side.revisionDate ?? SideValues.noDate,
      visitDate: side.visitDate ?? SideValues.noDate)
  }

  /// Whether `right` wins.
  static func < (left: OriginRank, right: OriginRank) -> Bool {
    if left.isPermissive != right.isPermissive { return right.isPermissive }
    return (left.stars, left.forks, left.revisionDate, left.visitDate)
      < (right.stars, right.forks, right.revisionDate, right.visitDate)
  }
}
