/// Remembers the numbers of values that came lately, and finds them without hashing: most rows have the
/// language, licences and flags of some row shortly before.
struct RecentNumbers<Value: Equatable, Number> {
  private var places: [(value: Value, number: Number)?]

  /// A memory of 2^`bits` places.
  init(bits: Int) { places = Array(repeating: nil, count: 1 << bits) }

  /// The number of `value` if it is remembered at the place that `hint` leads to.
  subscript(value: Value, hint hint: Int) -> Number? {
    get {
      guard let place = places[hint & (places.count - 1)], place.value == value else { return nil }
      return place.number
    }
    set { places[hint & (places.count - 1)] = newValue.map { (value, $0) } }
  }
}
