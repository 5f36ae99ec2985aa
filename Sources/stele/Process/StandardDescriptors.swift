#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Standard input, output and error of a process that may have been started without them.
enum StandardDescriptors {
  /// Opens what is closed, so that no file that is opened later takes its number: lines of output
  /// would end up in a corpus file, or a corpus file be read as lines of input.
  ///
  /// What is opened is the wrong way round, so that using it is an error as before.
  static func reserve() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is taken, which is this one.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
