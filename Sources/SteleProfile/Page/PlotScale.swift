#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where values of an axis are drawn, and which of them deserve a tick.
///
/// Never traps and never gives anything but finite numbers between its ends, whatever it is given.
struct PlotScale {
  /// The first and the last value of the axis.
  let low: Double
  let high: Double
  /// Where these two are drawn.
  let start: Double
  let end: Double
  /// Whether equal ratios are drawn equally long, not equal differences.
  let isLogarithmic: Bool

  /// Beyond this, numbers of a plot mean nothing, and their squares would be infinite.
  private static let most = 1e30

  /// A scale with equal differences.
  init(_ low: Double, _ high: Double, from start: Double, to end: Double) {
    let low = Self.tame(low)
    let high = Self.tame(high)
    self.low = low
    // An axis must have some length, which may not vanish beside its values either.
    self.high = max(high, low + max(abs(low), abs(high)) * 1e-6, low + 1e-6)
    self.start = start
    self.end = end
    isLogarithmic = false
  }

  /// A scale with equal ratios; values that have no logarithm are drawn at its beginning.
  init(logarithmic low: Double, _ high: Double, from start: Double, to end: Double) {
    self.low = max(Self.tame(low), 1 / Self.most)
    self.high = max(Self.tame(high), self.low * 10)
    self.start = start
    self.end = end
    isLogarithmic = true
  }

  private static func tame(_ value: Double) -> Double {
    value.isNaN ? 0 : min(max(value, -most), most)
  }

  /// Where `value` is drawn; values beyond the ends are drawn at the ends.
  func callAsFunction(_ value: Double) -> Double {
    let value = min(max(value.isNaN ? low : value, low), high)
    let share =
      isLogarithmic ? log(value / low) / log(high / low) : (value - low) / (high - low)
    return start + share * (end - start)
  }

  /// Round values, at most about `count` of them.
  ///
  /// They are multiples of `step` if given, such as 1 for an axis of integers.
  func ticks(about count: Int, multiplesOf step: Double = 0) -> [Double] {
    isLogarithmic ? logarithmicTicks(about: count) : linearTicks(about: count, step)
  }

  private func linearTicks(about count: Int, _ least: Double) -> [Double] {
    let step = max(Self.roundUp((high - low) / Double(max(count, 1))), least)
    let first = (low / step).rounded(.up)
    let last = (high / step).rounded(.down)
    guard first <= last, last - first < 100 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// 1, 2 and 5 of each decade as far as they have room, else powers of ten, else fewer of these.
  private func logarithmicTicks(about count: Int) -> [Double] {
    let first = Int(floor(log10(low)))
    let last = Int(ceil(log10(high)))
    let decades = last - first
    let factors: [Double] = decades * 3 <= count ? [1, 2, 5] : [1]
    let steps = stride(from: first, through: last, by: max(1, decades / max(count, 1)))
    let ticks: [Double] = steps.flatMap { decade in
      let power = pow(10, Double(decade))
      return factors.map { factor in factor * power }
    }
    return ticks.filter { tick in tick >= low * 0.999 && tick <= high * 1.001 }
  }

  /// The next number that is 1, 2 or 5 times a power of ten.
  private static func roundUp(_ value: Double) -> Double {
    let power = pow(10, floor(log10(value)))
    let factors: [Double] = [1, 2, 5]
    return factors.map { $0 * power }.first { $0 >= value * 0.999 } ?? 10 * power
  }
}
