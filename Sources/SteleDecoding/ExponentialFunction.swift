/// e to the power of `argument`, which is not above 0, the same on every machine.
///
/// The C library's function differs by version and by processor, and a draw must not. This one is a
/// fixed sequence of correctly rounded operations, which Swift does not fuse. The argument is
/// brought to within ±ln(2)/2 with ln(2) in two parts, of which products with the first are exact
/// (W. J. Cody and W. Waite, "Software Manual for the Elementary Functions", 1980); then comes
/// Taylor's polynomial of degree 13, whose remainder is below 2⁻⁵⁶ there.
///
/// The relative error is below 2⁻⁵¹. Below −708, where results would soon not be normal numbers any
/// more, and for not-a-number it is 0.
func exponential(_ argument: Double) -> Double {
  guard argument > -708 else { return 0 }
  let power = (argument * 0x1.71547652b82fep+0).rounded(.toNearestOrEven)
  let rest = argument - power * 0x1.62e42feep-1 - power * 0x1.a39ef35793c76p-33
  var sum = 1.0 / 6_227_020_800  // 13!
  sum = sum * rest + 1.0 / 479_001_600
  sum = sum * rest + 1.0 / 39_916_800
  sum = sum * rest + 1.0 / 3_628_800
  sum = sum * rest + 1.0 / 362_880
  sum = sum * rest + 1.0 / 40_320
  sum = sum * rest + 1.0 / 5_040
  sum = sum * rest + 1.0 / 720
  sum = sum * rest + 1.0 / 120
  sum = sum * rest + 1.0 / 24
  sum = sum * rest + 1.0 / 6
  sum = sum * rest + 1.0 / 2
  sum = sum * rest + 1
  sum = sum * rest + 1
  // 2 to that power, by its exponent's bits.
  return sum * Double(bitPattern: UInt64(bitPattern: Int64(power) + 1023) << 52)
}
