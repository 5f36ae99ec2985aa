#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What the system lets this process ask for.
public enum AddressSpace {
  /// Whether `byteCount` bytes of memory can be asked for; asking for more would end the process.
  public static func hasRoom(for byteCount: Int) -> Bool {
    guard byteCount > 0 else { return true }
    let place = mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard place != MAP_FAILED else { return false }
    munmap(place, byteCount)
    return true
  }
}
