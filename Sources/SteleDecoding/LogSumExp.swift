#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

// The C library's exp, log and pow may differ in the last bit from version to version. They are
// called in double precision and their results rounded to single, which hides it from all but
// about one result in a hundred million, and there a score changes by one unit in its last place.
// Without excluded tokens no exp and no log is called. `exponential`, with which draws are made,
// would not end that: log and pow would still be the library's. And its last bit is another than
// exp's for one argument in ten, so that now and then a score would no longer be that of earlier
// versions.

/// The logarithm of exp(`rest`) plus the sum of exp over `values`.
///
/// Not-a-numbers count as −infinity.
func logSumExp(_ rest: Float, _ values: some Collection<Float>) -> Float {
  let peak = values.reduce(rest.orMinusInfinity) { max($0, $1.orMinusInfinity) }
  if values.isEmpty || !peak.isFinite { return peak }
  var sum = exp(Double(rest.orMinusInfinity - peak))
  for value in values {
    sum += exp(Double(value.orMinusInfinity - peak))
  }
  return Float(Double(peak) + log(sum))
}

/// What a sum of log-probabilities over `length` tokens is divided by.
///
/// Computed in double precision and then rounded, as Python and torch do.
func lengthDivisor(length: Int, penalty: Float) -> Float {
  Float(pow(Double(length), Double(penalty)))
}

extension Float {
  /// Itself, or −infinity in place of not-a-number.
  var orMinusInfinity: Float { isNaN ? -.infinity : self }
}
