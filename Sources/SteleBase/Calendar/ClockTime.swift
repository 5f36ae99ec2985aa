#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The time of the system's clock, in UTC.
package struct ClockTime {
  private let parts: tm
  private let milliseconds: Int

  /// The present moment.
  package static var now: ClockTime {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return ClockTime(seconds: time.tv_sec, milliseconds: time.tv_nsec / 1_000_000)
  }

  /// So many seconds, and milliseconds, after 1970 began.
  package init(seconds: Int, milliseconds: Int = 0) {
    var seconds = seconds
    var parts = tm()
    unsafe gmtime_r(&seconds, &parts)
    self.parts = parts
    self.milliseconds = milliseconds
  }

  /// As headers of HTTP have it: `Sun, 06 Nov 1994 08:49:37 GMT`.
  package var headerText: String {
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return "\(days[Int(parts.tm_wday)]), \(Self.digits(parts.tm_mday, 2)) "
      + "\(months[Int(parts.tm_mon)]) \(year) \(clock) GMT"
  }

  /// As ISO 8601 has it, to the millisecond: `1994-11-06T08:49:37.000Z`.
  package var text: String { "\(dayAndClock).\(Self.digits(CInt(milliseconds), 3))Z" }

  /// As ISO 8601 has it, to the second: `1994-11-06T08:49:37Z`.
  package var textToSecond: String { "\(dayAndClock)Z" }

  private var dayAndClock: String {
    "\(year)-\(Self.digits(parts.tm_mon + 1, 2))-\(Self.digits(parts.tm_mday, 2))T\(clock)"
  }

  private var year: String { Self.digits(parts.tm_year + 1900, 4) }

  private var clock: String {
    [parts.tm_hour, parts.tm_min, parts.tm_sec].map { Self.digits($0, 2) }.joined(separator: ":")
  }

  private static func digits(_ number: CInt, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
