/// A path as the system has it: any bytes but zero, for names of files need not be UTF-8.
///
/// Where a path has to be a `String`, as in arguments and in most of our interfaces, ``text`` stands for
/// it, and ``init(_:)`` makes the same path of that again. So whoever hands a path that is a string to
/// the system goes through this type.
public struct BytePath: Hashable, Sendable {
  /// The path's bytes, without a zero at the end.
  public let bytes: [UInt8]

  /// A path of these bytes.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// A path that was given as text, in which bytes that are no UTF-8 are escaped, see ``text``.
  public init(_ text: String) { bytes = ByteEscape.bytes(of: text) }

  /// The path as text of which the same path can be made again.
  ///
  /// A byte that is no part of UTF-8 text is a code point of its own, U+10FE80 to U+10FEFF, which is
  /// private and means nothing elsewhere. Where a path has such code points itself, their bytes are
  /// written like that; so each path has a text of its own.
  public var text: String { ByteEscape.text(of: bytes) }

  /// What messages show for `text`, which may be or hold the ``text`` of a path.
  public static func shown(_ text: String) -> String {
    ByteEscape.mayBeIn(text) ? BytePath(text).description : text
  }

  /// What `relative` means in this folder; the folder itself where it is empty.
  public func appending(_ relative: some Collection<UInt8>) -> BytePath {
    if relative.isEmpty { return self }
    let separator = bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
    return BytePath(bytes: bytes + separator + relative)
  }

  /// What comes behind the last slash that has something behind it.
  public var name: ArraySlice<UInt8> { parts.name }

  /// The folder in which what is called so lies, `.` where the path does not say.
  public var folder: BytePath { parts.folder }

  private var parts: (folder: BytePath, name: ArraySlice<UInt8>) {
    let slash = UInt8(ascii: "/")
    let end = bytes.lastIndex { $0 != slash }.map { $0 + 1 } ?? bytes.count
    let start = bytes[..<end].lastIndex(of: slash).map { $0 + 1 } ?? 0
    let folder = start == 0 ? [UInt8(ascii: ".")] : Array(bytes[..<start])
    return (BytePath(bytes: folder), bytes[start..<end])
  }

  /// Whether this is what lies at `folder`, or below it, going by the names alone.
  public func isBelow(_ folder: BytePath) -> Bool {
    bytes == folder.bytes || bytes.starts(with: folder.appending([0]).bytes.dropLast())
  }

  /// Calls `body` with the path as the system wants it.
  package func withSystemPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer { buffer in
      // There is at least the zero at the end.
      buffer.baseAddress.map(body) ?? "".withCString(body)
    }
  }
}

extension BytePath: CustomStringConvertible {
  /// The path for people: a byte that is no UTF-8 is shown as `\xFF`.
  public var description: String { ByteEscape.shown(bytes) }
}
