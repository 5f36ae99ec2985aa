/// How payloads are coded: frequent ones have a symbol, the others follow the escape symbol in explicit
/// bits.
struct PayloadTable {
  /// The payload of each symbol, packed; ``escapeMark`` for the escape.
  let payloads: [UInt64]
  let code: PrefixCode
  let fields: ExplicitFields

  /// What stands for the escape among packed payloads, none of which is that large.
  static let escapeMark = UInt64.max
  /// Symbols that a table may have.
  static let mostSymbols = 1 << 16
  /// Rarer payloads are cheaper to spell out than to give a symbol, which takes 64 bits of the table.
  private static let fewestOccurrences = 8

  /// The table for payloads that occur so often, packed; there are so many licence sets and languages.
  init(counts: [(packed: UInt64, count: Int)], licenseSets: Int, languages: Int) {
    let hasOptOuts = counts.contains { $0.packed > CorpusPayload.originBits }
    fields = ExplicitFields(
      licenseSets: licenseSets, languages: languages, hasOptOuts: hasOptOuts)
    var symbols = counts.sorted { ($1.count, $0.packed) < ($0.count, $1.packed) }
    let frequent = symbols.prefix(Self.mostSymbols - 1).prefix {
      $0.count >= Self.fewestOccurrences
    }.count
    let rare = symbols[frequent...].reduce(0) { $0 + $1.count }
    symbols.removeSubrange(frequent...)
    if rare > 0 {
      let place = symbols.firstIndex { $0.count < rare } ?? symbols.count
      symbols.insert((Self.escapeMark, rare), at: place)
    }
    payloads = symbols.map(\.packed)
    let escape = payloads.firstIndex(of: Self.escapeMark) ?? payloads.count
    let code = PrefixCode(
      lengths: PrefixCode.lengths(for: symbols.map(\.count)), escape: escape,
      escapeBits: fields.bitCount)
    guard let code else { preconditionFailure("no code for \(symbols.count) symbols") }
    self.code = code
  }
}
