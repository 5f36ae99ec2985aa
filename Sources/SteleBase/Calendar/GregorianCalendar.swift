/// Days of the Gregorian calendar, as if it had always been in use.
package enum GregorianCalendar {
  /// How many days a month from 1 to 12 has.
  package static func days<Number: BinaryInteger>(ofMonth month: Number, year: Number) -> Number {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 to a day of a year from 0 on.
  package static func daysSince1970(year: Int64, month: Int64, day: Int64) -> Int64 {
    // Years are counted from March, so that leap days come last.
    let shifted = month <= 2 ? year - 1 : year
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
