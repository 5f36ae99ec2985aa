/// The two parts of a name.
///
/// A colon at one of its ends parts nothing: XML allows such a name, its namespaces do not.
enum XMLName {
  static func local(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    colon(in: name).map { name[($0 + 1)...] } ?? name
  }

  static func prefix(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    colon(in: name).map { name[..<$0] } ?? name[..<name.startIndex]
  }

  private static func colon(in name: ArraySlice<UInt8>) -> Int? {
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")), colon > name.startIndex,
      colon < name.endIndex - 1
    else { return nil }
    return colon
  }
}
