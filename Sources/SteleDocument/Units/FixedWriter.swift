/// Writes something that goes with a translation, whatever that is: a tag that says that there is one.
struct FixedWriter: SlotWriter {
  let bytes: [UInt8]

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output += bytes
  }
}
