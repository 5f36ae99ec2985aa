import SteleBase

/// Dates as the dataset's tools write them.
enum Timestamp {
  /// Milliseconds from 1970 to a date such as `2023-09-06`, `2023-09-06 12:30:00` or
  /// `2023-09-06T12:30:00.123456Z`; without an offset it is taken for UTC.
  ///
  /// Nil if `text` is no such date.
  static func milliseconds(_ text: String) -> Int64? {
    var rest = Array(text.utf8)[...]
    guard let year = number(&rest, digits: 4), skip("-", &rest),
      let month = number(&rest, digits: 2), skip("-", &rest),
      let day = number(&rest, digits: 2),
      (1...12).contains(month),
      (1...GregorianCalendar.days(ofMonth: month, year: year)).contains(day)
    else { return nil }
    var seconds =
      GregorianCalendar.daysSince1970(year: year, month: month, day: day) * 86_400
    var milliseconds: Int64 = 0
    if !rest.isEmpty {
      guard skip("T", &rest) || skip(" ", &rest),
        let time = timeOfDay(&rest), let offset = offset(&rest), rest.isEmpty
      else { return nil }
      seconds += time.seconds - offset
      milliseconds = time.milliseconds
    }
    return seconds * 1000 + milliseconds
  }

  private static func skip(_ byte: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: byte) else { return false }
    rest.removeFirst()
    return true
  }

  private static func number(_ rest: inout ArraySlice<UInt8>, digits: Int) -> Int64? {
    var value: Int64 = 0
    for _ in 0..<digits {
      guard let byte = rest.popFirst(), byte.isASCIIDigit else { return nil }
      value = value * 10 + Int64(byte - 0x30)
    }
    return value
  }

  private static func timeOfDay(
    _ rest: inout ArraySlice<UInt8>
  ) -> (seconds: Int64, milliseconds: Int64)? {
    guard let hour = number(&rest, digits: 2), skip(":", &rest),
      let minute = number(&rest, digits: 2), hour < 24, minute < 60
    else { return nil }
    var seconds = hour * 3600 + minute * 60
    var milliseconds: Int64 = 0
    if skip(":", &rest) {
      guard let second = number(&rest, digits: 2), second <= 60 else { return nil }
      seconds += second
      if skip(".", &rest) {
        guard let first = rest.first, first.isASCIIDigit else { return nil }
        var scale: Int64 = 100
        while let byte = rest.first, byte.isASCIIDigit {
          milliseconds += Int64(byte - 0x30) * scale
          scale /= 10
          rest.removeFirst()
        }
      }
    }
    return (seconds, milliseconds)
  }

  /// The offset from UTC in seconds.
  private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    if rest.isEmpty || skip("Z", &rest) { return 0 }
    let isNegative = rest.first == UInt8(ascii: "-")
    guard skip("+", &rest) || skip("-", &rest), let hours = number(&rest, digits: 2) else {
      return nil
    }
    let hasColon = skip(":", &rest)
    guard let minutes = rest.isEmpty && !hasColon ? 0 : number(&rest, digits: 2),
      hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return isNegative ? -seconds : seconds
  }
}
