#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The files of this process's program and libraries, as the system has them in memory.
///
/// A system that reads ahead brings all of a program into memory when it starts, up to megabytes
/// around each page that is touched, and charges the process with it.
package struct ProgramFiles {
  private let mappings: [Mapping]

  fileprivate struct Mapping {
    var addresses: Range<UInt>
    var path: String
    /// Whether it can be read again from its file: it cannot be written to, and never was.
    var isAsInFile: Bool
  }

  /// What is mapped now, other than the file at `path`; nothing where the system does not tell.
  package init(except path: String) {
    self.init { $0 != path }
  }

  /// What is mapped now of the files whose paths are `wanted`.
  init(where wanted: (String) -> Bool) {
    let listing = try? SequentialFile(path: "/proc/self/smaps").contents(limit: 1 << 22)
    var mappings: [Mapping] = []
    for line in (listing ?? []).split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self)
      if let mapping = Mapping(line: text) {
        mappings.append(mapping)
      } else if text.hasPrefix("Anonymous:"), !text.hasSuffix(" 0 kB"), !mappings.isEmpty {
        // Pages of its own, in place of the file's.
        mappings[mappings.count - 1].isAsInFile = false
      }
    }
    self.mappings = mappings.filter { $0.path.first == "/" && wanted($0.path) }
  }

  /// Bytes of the mapped parts that are in memory, whoever brought them there.
  package var cachedByteCount: Int {
    let pageByteCount = Int(getpagesize())
    return mappings.reduce(0) { sum, mapping in
      let pages = mapping.addresses.count / pageByteCount
      #if os(Linux)
      var isCached = [UInt8](repeating: 0, count: pages)
      let place = UnsafeMutableRawPointer(bitPattern: mapping.addresses.lowerBound)
      if unsafe mincore(place, mapping.addresses.count, &isCached) == 0 {
        return sum + isCached.reduce(0) { $0 + Int($1 & 1) } * pageByteCount
      }
      #endif
      return sum + pages * pageByteCount
    }
  }

  /// Lets go of what was read and not used, as far as no other process has it mapped; from here on
  /// code and constants come in small pieces as they are used.
  package func releaseUnused() {
    #if os(Linux)
    for mapping in mappings { mapping.readByPiece() }
    let unchanged = mappings.filter(\.isAsInFile)
    let descriptors = Set(unchanged.map(\.path)).map { path in
      BytePath(path).withSystemPath { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    }
    let places = unchanged.map { mapping in
      unsafe UnsafeMutableRawPointer(bitPattern: mapping.addresses.lowerBound)
    }
    let byteCounts = unchanged.map(\.addresses.count)
    // What is run between these two loops is in use again, and with it up to megabytes around it,
    // where the system keeps files in pieces so large: so nothing is but system calls.
    unsafe places.withUnsafeBufferPointer { places in
      unsafe byteCounts.withUnsafeBufferPointer { byteCounts in
        unsafe descriptors.withUnsafeBufferPointer { descriptors in
          for index in places.indices {
            unsafe madvise(places[index], byteCounts[index], MADV_DONTNEED)
          }
          for index in descriptors.indices {
            unsafe posix_fadvise(descriptors[index], 0, 0, POSIX_FADV_DONTNEED)
          }
        }
      }
    }
    for descriptor in descriptors where descriptor >= 0 { close(descriptor) }
    #endif
  }
}

extension ProgramFiles.Mapping {
  #if os(Linux)
  /// From here on nothing is read ahead, or no more than a small piece.
  ///
  /// Since version 6.16 Linux reads code ahead in spite of `MADV_RANDOM`, but never beyond a
  /// mapping. So the mapping is cut up: pieces next to each other differ in whether they would be
  /// written into a dump of memory, which code never is.
  fileprivate func readByPiece() {
    let pieceByteCount: UInt = 16 << 10
    var begin = addresses.lowerBound
    unsafe madvise(UnsafeMutableRawPointer(bitPattern: begin), addresses.count, MADV_RANDOM)
    guard isAsInFile else { return }
    while begin < addresses.upperBound {
      let end = min((begin / pieceByteCount + 1) * pieceByteCount, addresses.upperBound)
      if begin / pieceByteCount % 2 == 1 {
        unsafe madvise(
          UnsafeMutableRawPointer(bitPattern: begin), Int(end - begin), MADV_DONTDUMP)
      }
      begin = end
    }
  }
  #endif

  /// A mapping's first line; nil for those that tell more of it.
  ///
  ///     7f2ac000-7f2bd000 r-xp 00012000 fe:00 131  /usr/lib/libm.so.6
  fileprivate init?(line: String) {
    let words = line.split(separator: " ", maxSplits: 5)
    guard words.count >= 5, words[1].count == 4 else { return nil }
    let bounds = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
    guard bounds.count == 2, bounds[0] < bounds[1] else { return nil }
    addresses = bounds[0]..<bounds[1]
    path = words.count == 6 ? String(words[5].drop { $0 == " " }) : ""
    isAsInFile = words[1].dropFirst().hasPrefix("-")
  }
}
