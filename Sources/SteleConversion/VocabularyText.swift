import SteleFile
import SteleTokenizer

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A text whose pieces a vocabulary is to keep, read line by line where it lies.
struct VocabularyText {
  let file: MappedFile

  /// Longer lines are read in parts, so that memory stays small.
  static let longestPart = 1 << 20
  /// What may be read before the pages behind are let go.
  private static let windowByteCount = 16 << 20

  /// Opens the text at `path`.
  init(path: String) throws(ConversionError) {
    do {
      file = try MappedFile(path: path)
    } catch {
      throw .unreadableText(error)
    }
  }

  /// Adds every line to `usage`.
  ///
  /// - Throws: An error if the file has no text, or bytes that no text has.
  func add(to usage: inout PieceUsage) throws(ConversionError) {
    let before = usage.tokenCount
    try file.withUnsafeBytes { bytes throws(ConversionError) in
      var start = 0
      var released = 0
      while start < bytes.count {
        let part = Self.part(of: bytes, from: start)
        if let zero = Self.firstIndex(of: 0, in: bytes, part.range) {
          throw .notText(path: file.path, reason: "byte \(zero) is zero")
        }
        usage.add(Array(bytes[part.range]))
        start = part.next
        if start - released >= Self.windowByteCount {
          file.advise(.dontNeed, in: released..<start)
          released = start
        }
      }
    }
    guard usage.tokenCount > before else {
      throw .notText(path: file.path, reason: "there is nothing but blank lines")
    }
  }

  /// The line at `start`, or as much of it as is read at once, and where the next begins.
  ///
  /// A long line is cut at its last space if it has one: then its pieces are those of its parts.
  private static func part(
    of bytes: UnsafeRawBufferPointer, from start: Int
  ) -> (range: Range<Int>, next: Int) {
    let limit = min(start + longestPart, bytes.count)
    if let end = firstIndex(of: UInt8(ascii: "\n"), in: bytes, start..<limit) {
      return (start..<end, end + 1)
    }
    guard limit < bytes.count else { return (start..<limit, limit) }
    if let space = bytes[start..<limit].lastIndex(of: UInt8(ascii: " ")) {
      return (start..<space, space + 1)
    }
    // Not within a character, if these are characters.
    let isContinuation = { (index: Int) in bytes[index] & 0xC0 == 0x80 }
    let end = (limit - 3...limit).last { !isContinuation($0) } ?? limit
    return (start..<end, end)
  }

  private static func firstIndex(
    of byte: UInt8, in bytes: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> Int? {
    guard let base = bytes.baseAddress,
      let found = memchr(base + range.lowerBound, Int32(byte), range.count)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
