import SteleCheck
import SteleFile

/// A kind of file that commands write.
enum CommandOutput: Equatable {
  /// A model or corpus file, or a patch.
  case container
  /// The report of `check`, in any format.
  case report
  /// The findings that `check` is told to accept.
  case baseline
  /// A translated document.
  case document
  /// A translation memory, to which more is added.
  case translationMemory
  /// What a job of documents has done, to which more is added.
  case journal
  /// A file for sorting that has a name for a moment only.
  case scratch
  /// Any other text.
  case text

  /// The file itself, and those that are written on the way.
  func paths(_ path: String) -> [String] {
    // What grows beside a link's own target.
    let target = BytePath(path).resolved?.text ?? path
    switch self {
    case .container: return [path, target + ".partial", ScratchFile.path(beside: path)]
    case .report, .baseline, .document, .translationMemory, .text:
      return [path, target + ".partial"]
    case .journal: return [path, path + ".partial"]
    case .scratch: return [path]
    }
  }

  /// Whether the file at `path` is empty, or looks like what such an output was before.
  func recognizes(_ path: String) -> Bool {
    let path = BytePath(path)
    guard let file = try? ForeignFile(path: path, followsLinks: true) else { return false }
    if file.byteCount == 0 { return true }
    var head = [UInt8](repeating: 0, count: min(file.byteCount, CheckFormat.headByteCount))
    let count = (try? file.read(at: 0, into: &head, range: 0..<head.count)) ?? 0
    let start = head[..<count]
    return switch self {
    case .container: start.starts(with: "STEL".utf8)
    case .report: CheckFormat.allCases.contains { $0.beginsReport(start) }
    case .baseline: start.starts(with: "{\"path\":".utf8)
    case .document, .journal, .scratch, .text, .translationMemory: false
    }
  }
}
