/// The pieces that a model's maker declared to be symbols of their own; most models have none.
struct UserDefinedPieces {
  /// By first byte, the longest first.
  private var byFirstByte: [UInt8: [[UInt8]]] = [:]

  init(_ pieces: [[UInt8]]) {
    for piece in pieces {
      if let first = piece.first { byFirstByte[first, default: []].append(piece) }
    }
    for key in byFirstByte.keys { byFirstByte[key]?.sort { $0.count > $1.count } }
  }

  var isEmpty: Bool { byFirstByte.isEmpty }

  /// The length of the longest piece that `text` has at `position`, or nil.
  @inline(__always)
  func longestMatch(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> Int? {
    if byFirstByte.isEmpty { return nil }
    return byFirstByte[text[position]]?.first { piece in
      text[position...].starts(with: piece)
    }?.count
  }
}
