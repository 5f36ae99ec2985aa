import Foundation

/// Files in a folder that the caller owns, for one trial after another.
struct TrialFolder {
  let path: String

  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes `bytes` to the file `name`, and returns its path.
  func write(_ bytes: [UInt8], to name: String) -> String {
    let path = path(name)
    do { try Data(bytes).write(to: URL(filePath: path)) } catch {
      preconditionFailure("\(path): \(error)")
    }
    return path
  }
}

/// Calls `body`; whatever it throws must say something.
func expectingErrors(_ body: () throws -> Void) {
  do { try body() } catch { precondition(!"\(error)".isEmpty, "an error without a text") }
}
