import ArgumentParser

/// A number of bytes as people write it: `262144`, `256KiB`, `1.5GiB`.
struct MemorySize: ExpressibleByArgument {
  let byteCount: Int

  private static let units: [(name: String, byteCount: Double)] = [
    ("KiB", 0x1p10), ("MiB", 0x1p20), ("GiB", 0x1p30), ("TiB", 0x1p40), ("B", 1), ("", 1),
  ]

  init?(argument: String) {
    for unit in Self.units where argument.hasSuffix(unit.name) {
      let digits = argument.dropLast(unit.name.count)
      guard let first = digits.utf8.first, first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9"),
        let number = Double(digits), let bytes = Int(exactly: (number * unit.byteCount).rounded()),
        bytes > 0
      else { return nil }
      byteCount = bytes
      return
    }
    return nil
  }
}

/// `--memory-limit` of the commands that compute with a model.
struct MemoryOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      The most memory to take, file included, in bytes, KiB, MiB or GiB. (default: the limit of \
      the control group, if there is one)
      """, valueName: "size"))
  var memoryLimit: MemorySize?
}
