import SteleBase

/// A day of the calendar, written as `2026-07-31`.
public struct CalendarDate: Sendable, Hashable {
  private let number: Int32

  /// The day that `text` names, or nil if it is not a year, a month and a day of it.
  public init?(_ text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
      let year = Self.number(digits[..<4]), let month = Self.number(digits[5..<7]),
      let day = Self.number(digits[8...]), year > 0, (1...12).contains(month),
      (1...GregorianCalendar.days(ofMonth: month, year: year)).contains(day)
    else { return nil }
    number = year * 10_000 + month * 100 + day
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int32? {
    var value: Int32 = 0
    for digit in digits {
      guard digit.isASCIIDigit else { return nil }
      value = value * 10 + Int32(digit - UInt8(ascii: "0"))
    }
    return value
  }

  /// When the day begins, in milliseconds since 1970, in UTC.
  public var milliseconds: Int64 { Timestamp.milliseconds(description) ?? 0 }
}

extension CalendarDate: Comparable, CustomStringConvertible {
  /// Whether `left` is the earlier day.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.number < right.number
  }

  /// The date as it is written.
  public var description: String {
    let digits = String(number)
    let padded = String(repeating: "0", count: 8 - digits.utf8.count) + digits
    return "\(padded.prefix(4))-\(padded.dropFirst(4).prefix(2))-\(padded.dropFirst(6))"
  }
}
