import SteleBase

/// When a document was made, in UTC and to the second, as SPDX and CycloneDX write it.
package struct CreationTime: Sendable, Equatable {
  /// Such as `2026-01-31T12:00:00Z`.
  package let text: String

  /// The beginning of 1970.
  package static let zero = CreationTime(text: "1970-01-01T00:00:00Z")

  private init(text: String) { self.text = text }

  /// The time that `text` tells; nil if it is none, or is not written so.
  package init?(_ text: String) {
    let parts = text.utf8.split { !$0.isASCIIDigit }.compactMap {
      Int64(String(Substring($0)))
    }
    guard parts.count == 6, parts[0] <= 9999, parts[1...].allSatisfy({ $0 < 100 }), parts[1] > 0,
      parts[2] > 0
    else { return nil }
    let days = GregorianCalendar.daysSince1970(year: parts[0], month: parts[1], day: parts[2])
    let seconds = days * 86_400 + parts[3] * 3600 + parts[4] * 60 + parts[5]
    // Written back it must be the same: this finds every other spelling, and the 30th of February.
    guard let time = CreationTime(secondsSince1970: seconds), time.text == text else { return nil }
    self = time
  }

  /// The time this long after the beginning of 1970; nil beyond the year 9999.
  package init?(secondsSince1970 seconds: Int64) {
    guard seconds >= 0, seconds < 253_402_300_800 else { return nil }
    var (year, rest) = (1970 as Int64, seconds / 86_400)
    // Every 400 years have as many days.
    year += rest / 146_097 * 400
    rest %= 146_097
    while case let length = GregorianCalendar.daysSince1970(year: year + 1, month: 1, day: 1)
      - GregorianCalendar.daysSince1970(year: year, month: 1, day: 1), rest >= length
    {
      rest -= length
      year += 1
    }
    let start = GregorianCalendar.daysSince1970(year: year, month: 1, day: 1)
    let month =
      (1...12).last {
        GregorianCalendar.daysSince1970(year: year, month: $0, day: 1) - start <= rest
      } ?? 1
    let day = rest - (GregorianCalendar.daysSince1970(year: year, month: month, day: 1) - start) + 1
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    text =
      "\(year)-\(two(month))-\(two(day))T\(two(seconds / 3600 % 24)):\(two(seconds / 60 % 60)):"
      + "\(two(seconds % 60))Z"
  }
}
