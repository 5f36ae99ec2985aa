/// Reads the pickle of a flat state dictionary without being able to do anything else.
///
/// A pickle is a program for a stack machine that may name any function. This machine knows the
/// instructions that Python's pickler writes in protocol 2, which is what `torch.save` asks for,
/// and the globals of ``PickleGlobal``; it runs none of them but notes what they would make.
/// Everything is bounded: there is no jump, and each instruction does work in proportion to its own
/// bytes or to the values that it takes off the stack.
struct PickleReader {
  /// Pickles of more bytes are refused: 4 MiB, room for 30,000 tensors.
  static let maximumByteCount = 1 << 22
  static let maximumStackCount = 1 << 16
  static let maximumMemoCount = 1 << 20

  private let bytes: [UInt8]
  private(set) var position = 0
  /// Where the instruction being read starts, for messages.
  private(set) var start = 0
  var stack: [PickleValue] = []
  /// Heights of the stack where groups of values start.
  private var marks: [Int] = []
  private var memo: [PickleValue] = []
  /// The entries of each dictionary, in the order in which they were set.
  var dictionaries: [[DictionaryEntry]] = []

  struct DictionaryEntry {
    let key: PickleValue
    let value: PickleValue
  }

  /// The entries of the dictionary that `pickle` holds.
  ///
  /// Never traps, whatever the bytes.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  static func stateDictionary(
    of pickle: [UInt8]
  ) throws(CheckpointError) -> [DictionaryEntry] {
    guard pickle.count <= maximumByteCount else {
      throw .tooLarge(part: "data.pkl", byteCount: pickle.count, limit: maximumByteCount)
    }
    var reader = PickleReader(bytes: pickle)
    return try reader.run()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  func error(_ reason: String) -> CheckpointError {
    .invalidPickle(offset: start, reason: reason)
  }

  private mutating func run() throws(CheckpointError) -> [DictionaryEntry] {
    guard bytes.starts(with: [0x80, 2]) else {
      throw error("not a pickle of protocol 2, which torch.save writes")
    }
    position = 2
    while true {
      start = position
      let opcode = UInt8(try integer(1))
      if opcode == UInt8(ascii: ".") { break }
      try execute(opcode)
      guard stack.count <= Self.maximumStackCount else { throw error("the stack grows too high") }
    }
    guard position == bytes.count else { throw error("bytes after the pickle's end") }
    guard stack.count == 1, marks.isEmpty, case .dictionary(let number) = stack[0] else {
      throw error("the pickle does not hold a dictionary")
    }
    return dictionaries[number]
  }

  private mutating func execute(_ opcode: UInt8) throws(CheckpointError) {
    switch opcode {
    case UInt8(ascii: "N"): stack.append(.none)
    case 0x88: stack.append(.bool(true))
    case 0x89: stack.append(.bool(false))
    case UInt8(ascii: "K"): stack.append(.integer(Int(try integer(1))))
    case UInt8(ascii: "M"): stack.append(.integer(Int(try integer(2))))
    case UInt8(ascii: "J"):
      stack.append(.integer(Int(Int32(truncatingIfNeeded: try integer(4)))))
    case 0x8A: stack.append(.integer(try longInteger()))
    case UInt8(ascii: "X"): stack.append(.text(try text()))
    case UInt8(ascii: "c"): stack.append(.global(try global()))
    case UInt8(ascii: "("): try mark()
    case UInt8(ascii: ")"): try pushTuple([])
    case 0x85, 0x86, 0x87: try pushTuple(try pop(Int(opcode - 0x84)))
    case UInt8(ascii: "t"): try pushTuple(try popToMark())
    case UInt8(ascii: "}"): pushDictionary()
    case UInt8(ascii: "s"): try setItems(try pop(2))
    case UInt8(ascii: "u"): try setItems(try popToMark())
    case UInt8(ascii: "q"): try remember(Int(try integer(1)))
    case UInt8(ascii: "r"): try remember(Int(try integer(4)))
    case UInt8(ascii: "h"): try recall(Int(try integer(1)))
    case UInt8(ascii: "j"): try recall(Int(try integer(4)))
    case UInt8(ascii: "Q"): try pushStorage()
    case UInt8(ascii: "R"): try call()
    case UInt8(ascii: "b"): try build()
    default: throw .forbiddenOpcode(opcode, offset: start)
    }
  }
}

// MARK: Operands

extension PickleReader {
  private mutating func take(_ count: Int) throws(CheckpointError) -> ArraySlice<UInt8> {
    guard count <= bytes.count - position else { throw error("the pickle ends early") }
    defer { position += count }
    return bytes[position..<position + count]
  }

  /// The next `count` bytes, at most 8, as a little-endian number.
  private mutating func integer(_ count: Int) throws(CheckpointError) -> UInt64 {
    try take(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A number of any size in two's complement, its size before it.
  private mutating func longInteger() throws(CheckpointError) -> Int {
    let count = Int(try integer(1))
    guard count <= 8 else { throw error("an integer of \(count) bytes") }
    let magnitude = try integer(count)
    let unused = 64 - 8 * count
    return count == 0 ? 0 : Int(Int64(bitPattern: magnitude << unused) >> unused)
  }

  private mutating func text() throws(CheckpointError) -> String {
    let count = Int(try integer(4))
    guard let text = String(validating: try take(count), as: UTF8.self), text.isQuickToCompare
    else { throw error("a text that is not UTF-8, or long and not ASCII") }
    return text
  }

  private mutating func global() throws(CheckpointError) -> PickleGlobal {
    let module = try line()
    let name = try line()
    guard let global = PickleGlobal(module: module, name: name) else {
      throw .forbiddenGlobal("\(module).\(name)".forMessage, offset: start)
    }
    return global
  }

  /// The text up to the next line feed, which is stepped over.
  private mutating func line() throws(CheckpointError) -> String {
    guard let end = bytes[position...].firstIndex(of: 0x0A) else {
      throw error("the pickle ends early")
    }
    defer { position = end + 1 }
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    guard text.isQuickToCompare else { throw error("a global whose name is long and not ASCII") }
    return text
  }
}

// MARK: Stack and memo

extension PickleReader {
  /// Takes the uppermost `count` values, lowest first; none of them may lie below the last mark.
  func checkHeight(_ count: Int) throws(CheckpointError) {
    guard stack.count - (marks.last ?? 0) >= count else { throw error("the stack is too low") }
  }

  mutating func pop(_ count: Int) throws(CheckpointError) -> [PickleValue] {
    try checkHeight(count)
    defer { stack.removeLast(count) }
    return Array(stack.suffix(count))
  }

  private mutating func mark() throws(CheckpointError) {
    guard marks.count < PickleTuple.maximumDepth * 2 else { throw error("nested too deeply") }
    marks.append(stack.count)
  }

  private mutating func popToMark() throws(CheckpointError) -> [PickleValue] {
    guard let height = marks.popLast() else { throw error("no mark on the stack") }
    defer { stack.removeSubrange(height...) }
    return Array(stack[height...])
  }

  private mutating func pushTuple(_ elements: [PickleValue]) throws(CheckpointError) {
    guard let tuple = PickleTuple(elements) else { throw error("nested too deeply") }
    stack.append(.tuple(tuple))
  }

  mutating func pushDictionary() {
    stack.append(.dictionary(dictionaries.count))
    dictionaries.append([])
  }

  /// Notes the uppermost value under `number`; picklers count from 0.
  private mutating func remember(_ number: Int) throws(CheckpointError) {
    try checkHeight(1)
    guard number <= memo.count, number < Self.maximumMemoCount else {
      throw error("a memo out of order")
    }
    let value = stack[stack.count - 1]
    if number == memo.count { memo.append(value) } else { memo[number] = value }
  }

  private mutating func recall(_ number: Int) throws(CheckpointError) {
    guard number < memo.count else { throw error("a memo that was not set") }
    stack.append(memo[number])
  }
}
