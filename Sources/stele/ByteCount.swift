import ArgumentParser

/// A number of bytes, such as `256MiB`.
struct ByteCount: ExpressibleByArgument {
  let value: Int

  init(_ value: Int) { self.value = value }

  /// Reads a whole number with `KiB`, `MiB`, `GiB` or nothing after it.
  init?(argument: String) {
    for (unit, shift) in [("KiB", 10), ("MiB", 20), ("GiB", 30), ("", 0)]
    where argument.hasSuffix(unit) {
      guard let number = Int(argument.dropLast(unit.count)), number >= 0,
        number <= Int.max >> shift
      else { return nil }
      value = number << shift
      return
    }
    return nil
  }

  var defaultValueDescription: String {
    value % (1 << 20) == 0 ? "\(value >> 20)MiB" : "\(value)"
  }
}
