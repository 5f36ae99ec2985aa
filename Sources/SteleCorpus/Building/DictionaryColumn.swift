import SteleBase

/// Numbers distinct values in ascending order, and each file's value by its place, however many there
/// are: by sorting values, then numbers.
final class DictionaryColumn {
  private let makeSorter: () -> ExternalSorter
  private let values: ExternalSorter
  private var record: [UInt8] = []

  /// What stands behind a value while values are sorted: a zero byte and the place.
  private static let tailByteCount = 9

  init(makeSorter: @escaping () -> ExternalSorter) {
    self.makeSorter = makeSorter
    values = makeSorter()
  }

  /// Adds the value of the file `place`; values with a zero byte are all of the same length.
  func add(_ value: some Collection<UInt8>, place: Int) throws(CorpusError) {
    record.removeAll(keepingCapacity: true)
    record += value
    record.append(0)
    record.appendBigEndian(UInt64(place))
    try values.add(record)
  }

  /// Calls `define` with each distinct value but `none`, in ascending order from number 1 on, and writes
  /// each file's number into `column`, four bytes a file.
  ///
  /// `none` has the number 0; no value comes before it.
  func finish(
    none: [UInt8], into column: ByteSpool, define: (ArraySlice<UInt8>) throws(CorpusError) -> Void
  ) throws(CorpusError) {
    var sorted = try values.finish()
    let byPlace = makeSorter()
    var last = none
    var number = 0
    while try sorted.next() {
      let bytes = sorted.bytes
      let end = bytes.count - Self.tailByteCount
      if !last.elementsEqual(bytes[..<end]) {
        number += 1
        guard number <= UInt32.max else {
          throw .tooMany(what: "repositories or revisions", limit: Int(UInt32.max))
        }
        try define(bytes[..<end])
        last = Array(bytes[..<end])
      }
      record.removeAll(keepingCapacity: true)
      record += bytes[(end + 1)...]
      record.appendLittleEndian(UInt32(number))
      try byPlace.add(record)
    }
    var placed = try byPlace.finish()
    while try placed.next() { try column.append(Array(placed.bytes[8...])) }
  }
}
