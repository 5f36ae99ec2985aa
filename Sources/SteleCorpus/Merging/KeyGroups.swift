/// Goes through one lane of several files at once, by groups of entries whose keys begin alike.
///
/// Files may store more or less of keys; what all of them know is compared.
struct KeyGroups {
  private var cursors: [LaneCursor]
  private var waiting: [LaneCursor.Entry?] = []
  private let space: KeySpace

  /// An entry and the number of the file it comes from.
  struct Member {
    var file: Int
    var entry: LaneCursor.Entry
  }

  init(_ lane: CorpusLane, of files: [CorpusIndex], space: KeySpace) throws(CorpusError) {
    self.space = space
    cursors = []
    for file in files {
      file.advise(readingAll: true)
      var cursor = try LaneCursor(lane, of: file)
      waiting.append(try cursor.next())
      cursors.append(cursor)
    }
  }

  private func fingerprint(_ entry: LaneCursor.Entry) -> UInt64 {
    space.fingerprint(of: entry.key.key)
  }

  /// The next group, by file and key; empty at the end.
  mutating func next() throws(CorpusError) -> [Member] {
    var lowest: UInt64?
    for entry in waiting {
      if let entry { lowest = min(lowest ?? .max, fingerprint(entry)) }
    }
    guard let lowest else { return [] }
    var members: [Member] = []
    for file in waiting.indices {
      while let entry = waiting[file], fingerprint(entry) == lowest {
        members.append(Member(file: file, entry: entry))
        waiting[file] = try cursors[file].next()
      }
    }
    return members
  }

  /// The group's members by the key that they are about.
  ///
  /// Entries whose whole keys are known are alike if these are. One of which less is known is about the
  /// first of the others, if there are any: that it is about another is as improbable as taking an
  /// unknown file for known.
  static func split(_ members: [Member]) -> [(key: StoredKey, members: [Member])] {
    let keys = Set(members.filter(\.entry.key.isComplete).map(\.entry.key.key)).sorted()
    guard let first = keys.first else {
      return members.first.map { [(key: $0.entry.key, members: members)] } ?? []
    }
    return keys.map { key in
      let own = members.filter {
        $0.entry.key.isComplete ? $0.entry.key.key == key : key == first
      }
      return (key: StoredKey(key: key, isComplete: true), members: own)
    }
  }
}
