/// Inputs that hold no rows, or none that can be read, as their first bytes say.
enum OtherInput {
  private struct Kind {
    let start: [UInt8]
    let name: String
    let remedy: String
  }

  private static let kinds = [
    Kind(
      start: [0x1F, 0x8B], name: "compressed by gzip",
      remedy: "give what zcat makes of it, from a pipe: `zcat FILE | stele corpus build … -`"),
    Kind(
      start: [0x28, 0xB5, 0x2F, 0xFD], name: "compressed by zstd",
      remedy: "give what zstdcat makes of it, from a pipe: `zstdcat FILE | stele corpus build … -`"),
    Kind(
      start: Array("PAR1".utf8), name: "a Parquet file",
      remedy:
        "write its rows as JSON Lines, or let Stele's Tools/parquet-to-rows stream them: "
        + "`parquet-to-rows FILE | stele corpus build … -`"),
    Kind(
      start: Array("STEL".utf8), name: "a Stele file",
      remedy: "corpus files are put together by `stele corpus merge`"),
  ]

  /// Throws an error if `input`, of which nothing was used up yet, is one of them.
  static func refuse(_ input: inout InputBuffer) throws(CorpusError) {
    for kind in kinds where try input.require(kind.start.count) {
      guard input.bytes[input.start...].starts(with: kind.start) else { continue }
      throw .invalidRow(
        path: input.path, position: .byte(0), column: nil, reason: "this is \(kind.name)",
        remedy: kind.remedy)
    }
  }
}
