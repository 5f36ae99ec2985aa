/// Numbers of half precision (IEEE 754 binary16) by their definition.
enum Half {
  /// The finite number that `bits` are.
  static func value(_ bits: UInt16) -> Float {
    let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
    let units = exponent == 0 ? fraction : 1024 + fraction
    let magnitude = units * Double(sign: .plus, exponent: max(exponent, 1) - 25, significand: 1)
    return Float(bits >> 15 == 0 ? magnitude : -magnitude)
  }

  /// The bits of the number next to `number`, of two the even one; of finite numbers the largest
  /// where `number` is larger still.
  static func bits(nearest number: Float) -> UInt16 {
    let magnitude = min(Double(number.magnitude), 65504)
    // All numbers below 2^-14 are multiples of one unit.
    let exponent = magnitude < 0x1p-14 ? -14 : Int(magnitude.exponent)
    let unit = Double(sign: .plus, exponent: exponent - 10, significand: 1)
    let units = UInt16((magnitude / unit).rounded(.toNearestOrEven))
    return units + UInt16(exponent + 14) << 10 + (number.sign == .minus ? 0x8000 : 0)
  }
}
