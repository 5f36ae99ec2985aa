import SteleFile

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What the program was started with.
enum ProgramArguments {
  /// All arguments but the program's name.
  ///
  /// Arguments are bytes. Those that are no UTF-8 are escaped as ``BytePath/text`` says, so that a
  /// path among them leads to the file that was meant, and a text keeps its bytes.
  static let texts: [String] = {
    let count = max(Int(CommandLine.argc), 1)
    return (1..<count).compactMap { index in
      guard let argument = unsafe CommandLine.unsafeArgv[index] else { return nil }
      let bytes = unsafe UnsafeRawBufferPointer(start: argument, count: strlen(argument))
      return unsafe BytePath(bytes: Array(bytes)).text
    }
  }()

  /// Where the program itself lies, links followed; nil where nothing tells.
  static var executable: BytePath? {
    if let path = BytePath("/proc/self/exe").resolved { return path }
    guard let name = unsafe CommandLine.unsafeArgv[0] else { return nil }
    let bytes = unsafe UnsafeRawBufferPointer(start: name, count: strlen(name))
    return unsafe BytePath(bytes: Array(bytes)).resolved
  }
}
