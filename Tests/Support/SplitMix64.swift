/// A random number generator whose numbers are the same on every machine: Steele, Lea and Flood's
/// SplitMix64.
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  /// The generator that `seed` begins.
  public init(seed: some BinaryInteger) { state = UInt64(truncatingIfNeeded: seed) }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `bound` - 1.
  public mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// A number from -1 to 1.
  public mutating func symmetricFloat() -> Float {
    Float(Int32(truncatingIfNeeded: next() >> 32)) / Float(Int32.max)
  }
}
