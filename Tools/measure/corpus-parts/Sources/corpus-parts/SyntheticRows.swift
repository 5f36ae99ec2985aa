import Foundation
import SteleCorpus

/// Rows as skewed as the dataset's.
///
/// Languages: 618, of which 21 share 96 in a hundred files much as public statistics of repositories have
/// it, and the rest fall off as 1 / n. Licences: the share of permissive files is an option; of these six
/// in ten are MIT alone, the rest falls off as 1 / n over 3,000 lists. Two in a hundred of the others have
/// a list too, of what is no licence. Three in a hundred files are vendored, two generated. Every row is computed from its number, so that probes need no memory.
struct SyntheticRows {
  private let permissiveShare: Double
  private let languages: Alias
  private let licenses: Alias
  private let languageNames: [String]
  private let licenseLists: [[String]]
  private let otherLists: [[String]]

  init(permissiveShare: Double) {
    self.permissiveShare = permissiveShare
    let heads = [
      16, 13, 11, 9, 8, 7, 6, 5, 4.5, 3.5, 3, 2.5, 2, 1.5, 1.2, 1, 0.8, 0.6, 0.5, 0.4, 0.3,
    ]
    let tail = (heads.count..<618).map { 1.2 / Double($0) }
    languages = Alias(heads + tail)
    languageNames = (0..<618).map { "Language \($0)" }
    licenses = Alias([60, 15, 6, 3, 2] + (5..<3000).map { 2.2 / Double($0) })
    licenseLists = (0..<3000).map { number in
      (0...(number % 4)).map { "License-\((number + $0 * 37) % 900)" }
    }
    otherLists = (0..<200).map { ["LicenseRef-scancode-\($0)"] }
  }

  /// The number of bits that a payload needs, by the shares.
  var payloadEntropy: Double {
    func entropy(_ shares: [Double]) -> Double {
      -shares.reduce(0) { $1 > 0 ? $0 + $1 * log2($1) : $0 }
    }
    let other = 1 - permissiveShare
    return languages.entropy + entropy([0.03, 0.97]) + entropy([0.02, 0.98])
      + entropy([permissiveShare, other]) + permissiveShare * licenses.entropy
      + other * (entropy([0.02, 0.98]) + 0.02 * log2(200))
  }

  /// A key: those of rows have numbers from 0 on, any other number is absent.
  static func key(_ number: UInt64) -> ContentKey {
    var bytes: [UInt8] = []
    var state = number
    for round in 0..<3 {
      state = mixed(state &+ UInt64(round + 1) &* 0x9E37_79B9_7F4A_7C15)
      withUnsafeBytes(of: state.bigEndian) { bytes += $0.prefix(20 - bytes.count) }
    }
    return ContentKey(bytes: bytes) ?? key(number + 1)
  }

  static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The row of this number.
  func row(_ number: UInt64) -> CorpusRow {
    var state = Self.mixed(number ^ 0x5851_F42D_4C95_7F2D)
    func share() -> Double {
      state = Self.mixed(state &+ 0x9E37_79B9_7F4A_7C15)
      return Double(state >> 11) / 9_007_199_254_740_992
    }
    var row = CorpusRow()
    row.contentID = Self.key(number)
    row.language = languageNames[languages.pick(share(), share())]
    row.isVendor = share() < 0.03
    row.isGenerated = share() < 0.02
    if share() < permissiveShare {
      row.licenseType = .permissive
      row.detectedLicenses = licenseLists[licenses.pick(share(), share())]
    } else {
      row.licenseType = .noLicense
      if share() < 0.02 { row.detectedLicenses = otherLists[Int(share() * 200)] }
    }
    row.starEventsCount = UInt32(1 / (share() + 0.0001))
    row.revisionDate = Int64(share() * 1e12)
    return row
  }
}

/// Picks numbers by their weights in constant time, by Walker's alias method.
struct Alias {
  private var limits: [Double] = []
  private var others: [Int] = []
  /// Bits that a picked number needs.
  let entropy: Double

  init(_ weights: [Double]) {
    let sum = weights.reduce(0, +)
    entropy = -weights.reduce(0) { $0 + $1 / sum * log2($1 / sum) }
    var scaled = weights.map { $0 / sum * Double(weights.count) }
    others = Array(weights.indices)
    var small = scaled.indices.filter { scaled[$0] < 1 }
    var large = scaled.indices.filter { scaled[$0] >= 1 }
    while let low = small.popLast(), let high = large.last {
      others[low] = high
      scaled[high] -= 1 - scaled[low]
      if scaled[high] < 1 {
        large.removeLast()
        small.append(high)
      }
    }
    limits = scaled
  }

  func pick(_ place: Double, _ share: Double) -> Int {
    let index = min(Int(place * Double(limits.count)), limits.count - 1)
    return share < limits[index] ? index : others[index]
  }
}
