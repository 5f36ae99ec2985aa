#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Writes all of `bytes` to the open file `descriptor`, in as many parts as the system takes them.
///
/// - Returns: why the rest could not be written, or nil if nothing is left.
package func writeWhole(_ bytes: [UInt8], to descriptor: CInt) -> SystemReason? {
  var done = 0
  while done < bytes.count {
    let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return .last }
    done += count
  }
  return nil
}
