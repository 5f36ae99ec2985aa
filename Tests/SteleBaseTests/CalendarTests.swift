import SteleBase
import Testing

@Suite struct CalendarTests {
  @Test func `Days are counted one after the other from 1970 on and back to the year 1`() {
    var expected: Int64 = GregorianCalendar.daysSince1970(year: 1, month: 1, day: 1)
    #expect(expected == -719_162)
    for year in 1...2400 as ClosedRange<Int64> {
      for month in 1...12 as ClosedRange<Int64> {
        for day in 1...GregorianCalendar.days(ofMonth: month, year: year) {
          guard GregorianCalendar.daysSince1970(year: year, month: month, day: day) == expected
          else {
            Issue.record("\(year)-\(month)-\(day)")
            return
          }
          expected += 1
        }
      }
    }
    #expect(GregorianCalendar.daysSince1970(year: 1970, month: 1, day: 1) == 0)
    #expect(GregorianCalendar.daysSince1970(year: 2000, month: 2, day: 29) == 11_016)
  }

  @Test func `Times are written as HTTP and ISO 8601 have them`() {
    let time = ClockTime(seconds: 784_111_777, milliseconds: 7)
    #expect(time.headerText == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(time.text == "1994-11-06T08:49:37.007Z")
    #expect(time.textToSecond == "1994-11-06T08:49:37Z")
    #expect(ClockTime(seconds: 1_709_164_800).text == "2024-02-29T00:00:00.000Z")
  }
}
