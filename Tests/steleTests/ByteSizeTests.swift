import SteleTestSupport
import Testing

@testable import stele

/// Sizes as people write them, in every option that takes one.
@Suite struct ByteSizeTests {
  /// What `digits` of a unit of two to the power of `shift` are, by long multiplication.
  private static func slow(whole: Int, fraction: String, shift: Int) -> Int {
    var tenths = 0.0
    for digit in fraction.reversed() {
      tenths = (tenths + Double(digit.wholeNumberValue ?? 0)) / 10
    }
    return whole << shift + Int((tenths * Double(1 << shift)).rounded())
  }

  @Test func `Any number with any unit, in any case, is that many powers of 1024`() {
    var random = SplitMix64(seed: 3)
    let units =
      [("", 0), ("B", 0)]
      + zip("KMGT", 1...).flatMap { letter, index in
        ["", "B", "iB"].map { ("\(letter)\($0)", 10 * index) }
      }
    for _ in 0..<3000 {
      let (unit, shift) = units[Int.random(in: 0..<units.count, using: &random)]
      let whole = Int.random(in: 1...99_999, using: &random)
      // Eighths and the like are exact, however they are computed.
      let fraction = ["", "5", "25", "125", "50", "875"].randomElement(using: &random) ?? ""
      var text = "\(whole)\(fraction.isEmpty ? "" : ".\(fraction)")"
      for letter in unit {
        text += Bool.random(using: &random) ? letter.lowercased() : letter.uppercased()
      }
      #expect(
        ByteSize(argument: text)?.byteCount
          == Self.slow(whole: whole, fraction: fraction, shift: shift), "\(text)")
    }
  }

  @Test func `What the help says of a size is read as that size`() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<300 {
      let size = ByteSize(
        Int.random(in: 1...1 << 20, using: &random) << Int.random(in: 0...40, using: &random))
      #expect(ByteSize(argument: size.defaultValueDescription) == size)
    }
    #expect(ByteSize(256 << 20).defaultValueDescription == "256MiB")
    #expect(ByteSize(argument: "9007199254740993") == ByteSize(9_007_199_254_740_993))
  }

  @Test(arguments: [
    "", "0", "0.1", "-1", "+1", "K", "KiB", "1.", ".5G", "1.5.5", "1 G", "1e3", "1Ki", "1GG",
    "1bi", "1PiB", "0x10", "inf", "nan", "١G", "1,5G", "9223372036854775808",
    "8388608TiB", "8388607.9999999999TiBB", "99999999999999999999T",
  ])
  func `What is no size, no number of bytes from 1 on, or too large is refused`(_ text: String) {
    #expect(ByteSize(argument: text) == nil)
  }

  @Test func `The largest number of bytes is read, and no more`() {
    #expect(ByteSize(argument: "\(Int.max)")?.byteCount == .max)
    #expect(ByteSize(argument: "8388607.5T") != nil)
    #expect(ByteSize(argument: "8388607.99999999999999999999T") == nil)
  }
}
