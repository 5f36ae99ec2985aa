/// Steps over JSON text, value by value, and builds only what is asked for.
///
/// ```swift
/// var scanner = JSONScanner(bytes, maximumDepth: 64)
/// try scanner.open("[")
/// repeat { names.append(try scanner.string()) } while scanner.skip(",")
/// try scanner.close("]")
/// ```
///
/// It says nothing of which keys may occur, nor whether twice: that is for whoever reads values.
/// Never traps, whatever the bytes.
@usableFromInline
package struct JSONScanner {
  @usableFromInline let bytes: [UInt8]
  /// Where the text ends.
  @usableFromInline package let end: Int
  /// Where the next byte stands in the array.
  @usableFromInline package internal(set) var position: Int
  /// Objects and lists that may be open at a time.
  private let maximumDepth: Int
  private var depth = 0

  /// A scanner of the text in `range` of `bytes`, or of all bytes, whose values nest at most so
  /// deeply.
  package init(_ bytes: [UInt8], in range: Range<Int>? = nil, maximumDepth: Int) {
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
    self.maximumDepth = maximumDepth
  }

  /// An error here, or at `offset`.
  package func error(_ reason: String, at offset: Int? = nil) -> JSONError {
    JSONError(offset: offset ?? position, reason: reason)
  }

  /// The next byte that is no white space; nil at the end.
  @inlinable package mutating func peek() -> UInt8? {
    while position < end {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position += 1
    }
    return nil
  }

  /// Steps over `byte` if it comes next.
  @inlinable package mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  /// Steps over `byte`, which must come next.
  package mutating func expect(_ byte: Unicode.Scalar) throws(JSONError) {
    guard skip(byte) else { throw error("expected \(byte)") }
  }

  /// Steps over a word such as `null` if it comes next.
  package mutating func skip(word: StaticString) -> Bool {
    _ = peek()
    let stop = position + word.utf8CodeUnitCount
    guard stop <= end, word.withUTF8Buffer({ $0.elementsEqual(bytes[position..<stop]) }) else {
      return false
    }
    position = stop
    return true
  }

  /// Steps over the bracket that begins an object or a list, which must come next.
  package mutating func open(_ bracket: Unicode.Scalar) throws(JSONError) {
    guard peek() == UInt8(ascii: bracket) else { throw error("expected \(bracket)") }
    guard depth < maximumDepth else { throw error("nested too deeply") }
    depth += 1
    position += 1
  }

  /// Steps over the bracket that ends the innermost object or list if it comes next.
  package mutating func skipEnd(_ bracket: Unicode.Scalar) -> Bool {
    guard skip(bracket) else { return false }
    depth -= 1
    return true
  }

  /// Steps over the bracket that ends the innermost object or list, which must come next.
  package mutating func close(_ bracket: Unicode.Scalar) throws(JSONError) {
    guard skipEnd(bracket) else { throw error("expected , or \(bracket)") }
  }

  /// Throws where anything but white space follows.
  package mutating func finish() throws(JSONError) {
    guard peek() == nil else { throw error("text after the value") }
  }
}
