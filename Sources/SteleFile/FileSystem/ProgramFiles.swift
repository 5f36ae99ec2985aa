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

  private struct Mapping {
    var addresses: Range<UInt>
    /// Whether it is run, and so never written to.
    var isCode: Bool
    var path: String
  }

  /// What is mapped now, other than the file at `path`; nothing where the system does not tell.
  package init(except path: String) {
    let listing = try? SequentialFile(path: "/proc/self/maps").contents(limit: 1 << 22)
    // 7f2ac000-7f2bd000 r-xp 00012000 fe:00 131  /usr/lib/libm.so.6
    mappings = (listing ?? []).split(separator: UInt8(ascii: "\n")).compactMap { line in
      let text = String(decoding: line, as: UTF8.self)
      let words = text.split(separator: " ", maxSplits: 5)
      guard words.count == 6, let slash = words[5].firstIndex(of: "/") else { return nil }
      let bounds = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      let name = String(words[5][slash...])
      guard bounds.count == 2, bounds[0] < bounds[1], name != path else { return nil }
      return Mapping(
        addresses: bounds[0]..<bounds[1], isCode: words[1].hasPrefix("r-x"), path: name)
    }
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

  /// Lets go of code that was read and not run, as far as no other process has it mapped; from here
  /// on code comes page by page as it is run.
  package func releaseCode() {
    #if os(Linux)
    let code = mappings.filter(\.isCode)
    for mapping in code {
      let place = UnsafeMutableRawPointer(bitPattern: mapping.addresses.lowerBound)
      unsafe madvise(place, mapping.addresses.count, MADV_RANDOM)
      unsafe madvise(place, mapping.addresses.count, MADV_DONTNEED)
    }
    for path in Set(code.map(\.path)) {
      let descriptor = BytePath(path).withSystemPath { open($0, O_RDONLY | O_CLOEXEC) }
      guard descriptor >= 0 else { continue }
      posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
      close(descriptor)
    }
    #endif
  }
}
