import SteleBase
import SteleFile

/// What the system charges this process with besides a model's file.
enum ProgramMemory {
  /// Bytes that are charged now, or a little more.
  ///
  /// Two figures are never less than the truth: all that the control group is charged with, which
  /// is the truth where the process is alone in it, and what the process holds with all that is in
  /// memory of its program's files, whoever brought it there.
  static func byteCount(besides file: MappedFile) -> Int {
    let held = ProcessCounters().ownBytes + ProgramFiles(except: file.path).cachedByteCount
    return min(ControlGroup().memoryUsage ?? held, held)
  }
}
