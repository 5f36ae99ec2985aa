extension JSONScanner {
  /// A number as it is spelled.
  package struct Number {
    /// Its characters, which follow JSON's grammar.
    package var digits: ArraySlice<UInt8>
    /// Whether it has neither a fraction nor an exponent.
    package var isInteger: Bool
  }

  /// The number that comes next.
  package mutating func number() throws(JSONError) -> Number {
    _ = peek()
    let start = position
    skipByte("-")
    let first = position
    let digits = skipDigits()
    guard digits > 0 else { throw error("expected a value") }
    guard digits == 1 || bytes[first] != UInt8(ascii: "0") else {
      throw error("expected a value", at: first)
    }
    var isInteger = true
    if skipByte(".") {
      isInteger = false
      guard skipDigits() > 0 else { throw error("expected a digit") }
    }
    if skipByte("e") || skipByte("E") {
      isInteger = false
      if !skipByte("+") { skipByte("-") }
      guard skipDigits() > 0 else { throw error("expected a digit") }
    }
    return Number(digits: bytes[start..<position], isInteger: isInteger)
  }

  @discardableResult
  private mutating func skipByte(_ byte: Unicode.Scalar) -> Bool {
    guard position < end, bytes[position] == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while position < end, bytes[position].isASCIIDigit { position += 1 }
    return position - start
  }

  /// Steps over the value that comes next, whatever it is.
  ///
  /// - Parameter takesPythonNumbers: Whether NaN and the infinities are values, which Python
  ///   writes.
  /// - Throws: An error that says where the text is no value.
  package mutating func skipValue(takesPythonNumbers: Bool = false) throws(JSONError) {
    // Of each bracket that is open, whether it is an object's. The list is on the heap, for
    // threads may have little of a stack.
    var objects: [Bool] = []
    repeat {
      switch peek() {
      case UInt8(ascii: "{"):
        try open("{")
        if !skipEnd("}") {
          objects.append(true)
          try skipKey()
          continue
        }
      case UInt8(ascii: "["):
        try open("[")
        if !skipEnd("]") {
          objects.append(false)
          continue
        }
      default: try skipScalar(takesPythonNumbers: takesPythonNumbers)
      }
      while let isObject = objects.last {
        if skip(",") {
          if isObject { try skipKey() }
          break
        }
        try close(isObject ? "}" : "]")
        objects.removeLast()
      }
    } while !objects.isEmpty
  }

  private mutating func skipKey() throws(JSONError) {
    _ = try skipString()
    try expect(":")
  }

  private mutating func skipScalar(takesPythonNumbers: Bool) throws(JSONError) {
    if peek() == UInt8(ascii: "\"") {
      _ = try skipString()
      return
    }
    if skip(word: "null") || skip(word: "true") || skip(word: "false") { return }
    if takesPythonNumbers, skipPythonNumber() != nil { return }
    _ = try number()
  }

  /// Steps over one of the numbers that Python writes though JSON lacks them, if it comes next.
  package mutating func skipPythonNumber() -> Double? {
    if skip(word: "NaN") { return .nan }
    if skip(word: "Infinity") { return .infinity }
    if skip(word: "-Infinity") { return -.infinity }
    return nil
  }
}
