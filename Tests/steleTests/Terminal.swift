import Dispatch
import Foundation
import Synchronization

/// A terminal of which a test reads what a program writes to it.
final class Terminal: Sendable {
  /// What the program writes to.
  let handle: FileHandle
  private let master: CInt
  private let written = Mutex<[UInt8]>([])
  private let isClosed = DispatchSemaphore(value: 0)

  /// Opens a terminal with so many columns.
  init(columns: UInt16) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    guard let name = Self.nameOfOtherEnd(of: master) else { throw CocoaError(.fileNoSuchFile) }
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    handle = FileHandle(fileDescriptor: open(name, O_RDWR | O_NOCTTY), closeOnDealloc: true)
    Thread.detachNewThread { [self] in read() }
  }

  deinit { close(master) }

  /// The terminal's own name, once it may be opened.
  private static func nameOfOtherEnd(of master: CInt) -> String? {
    #if os(Linux)
    // What unlockpt and ptsname do, which C's library shows only to those who ask for X/Open.
    let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    var lock: CInt = 0
    var number: CInt = 0
    guard ioctl(master, setLock, &lock) == 0, ioctl(master, getNumber, &number) == 0 else {
      return nil
    }
    return "/dev/pts/\(number)"
    #else
    guard grantpt(master) == 0, unlockpt(master) == 0, let name = ptsname(master) else {
      return nil
    }
    return String(cString: name)
    #endif
  }

  /// Reads until no program has the terminal open any more: it holds little.
  private func read() {
    var buffer = [UInt8](repeating: 0, count: 1 << 12)
    while case let count = Glibc.read(master, &buffer, buffer.count), count > 0 {
      written.withLock { $0 += buffer[..<count] }
    }
    isClosed.signal()
  }

  /// All that was written, once the program that wrote it has ended.
  func contents() throws -> String {
    try handle.close()
    isClosed.wait()
    return String(decoding: written.withLock { $0 }, as: UTF8.self)
  }
}
