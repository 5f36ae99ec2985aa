/// A table of TOML: values by key.
struct TOMLTable {
  /// A value and where it stands.
  struct Entry {
    var value: TOMLValue
    /// From 1.
    var line: Int
    /// Whether later headers may add to it: what was written as a value is complete.
    var isOpen = false
  }

  private(set) var entries: [String: Entry] = [:]

  subscript(key: String) -> Entry? {
    get { entries[key] }
    set { entries[key] = newValue }
  }
}

/// A value of TOML; of those that nobody asks for it is only known that they are there.
enum TOMLValue {
  case text(String)
  case integer(Int)
  /// A number, a truth value or a date.
  case other
  case array([TOMLTable.Entry])
  case table(TOMLTable)
}

extension TOMLTable {
  /// Puts a new value where `path`, which is not empty, leads from here; tables on the way are made.
  ///
  /// If `isElement`, the value is added to an array of tables at that place.
  mutating func insert(
    _ entry: Entry, at path: ArraySlice<String>, isElement: Bool = false
  ) throws(ReuseError) {
    guard let key = path.first else { return }
    let rest = path.dropFirst()
    guard rest.isEmpty else { return try insert(entry, in: key, at: rest, isElement: isElement) }
    guard let old = entries[key] else {
      entries[key] =
        isElement ? Entry(value: .array([entry]), line: entry.line, isOpen: true) : entry
      return
    }
    switch (old.value, entry.value) {
    case (.array(var items), _) where isElement && old.isOpen:
      // Moved out, so that it is changed in place.
      entries[key] = nil
      items.append(entry)
      entries[key] = Entry(value: .array(items), line: old.line, isOpen: true)
    // A table of which only a part was there.
    case (.table, .table(let table)) where !isElement && old.isOpen && table.entries.isEmpty: break
    default: throw ReuseError(line: entry.line, reason: "\(key) is there twice; leave one out")
    }
  }

  /// Puts a value into the table at `key`, or into the last one of an array there.
  private mutating func insert(
    _ entry: Entry, in key: String, at path: ArraySlice<String>, isElement: Bool
  ) throws(ReuseError) {
    let inner =
      entries.removeValue(forKey: key)
      ?? Entry(value: .table(TOMLTable()), line: entry.line, isOpen: true)
    guard inner.isOpen, let value = try inner.value.inserting(entry, at: path, isElement: isElement)
    else { throw ReuseError(line: entry.line, reason: "\(key) is no table; give it another name") }
    entries[key] = Entry(value: value, line: inner.line, isOpen: true)
  }
}

extension TOMLValue {
  /// The table, or the array with its last table, with `entry` in it; nil where it is neither.
  fileprivate consuming func inserting(
    _ entry: TOMLTable.Entry, at path: ArraySlice<String>, isElement: Bool
  ) throws(ReuseError) -> TOMLValue? {
    switch consume self {
    case .table(var table):
      try table.insert(entry, at: path, isElement: isElement)
      return .table(table)
    case .array(var items):
      guard let last = items.popLast(), case .table(var table) = last.value else { return nil }
      try table.insert(entry, at: path, isElement: isElement)
      items.append(TOMLTable.Entry(value: .table(table), line: last.line))
      return .array(items)
    default: return nil
    }
  }
}
