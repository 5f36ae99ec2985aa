import SteleBase
package import SteleCorpus
package import SteleFile
package import SteleLicense

/// Why a check cannot be made.
package enum CheckError: Error, Sendable, Equatable {
  /// A file is missing, unreadable or cannot be written.
  case file(FileError)
  /// The corpus is damaged, or lacks what is needed.
  case corpus(CorpusError)
  /// A policy file has something else than rules.
  case policy(path: String, LicensePolicyError)
  /// A file that decides on the outcome lies in a tree that is to be checked.
  case insideTree(path: String, option: String, root: String)
  /// A line of a baseline is no accepted finding.
  case invalidBaseline(path: String, line: Int)
  /// A file that should be text is not.
  case notText(path: String)
  /// There is nothing at a path that is to be checked, or a link on the way leads nowhere.
  case noSuchPath(String)
}

extension CheckError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  package var description: String {
    switch self {
    case .file(let error): error.description
    case .corpus(let error): error.description
    case .policy(let path, let error): "\(path): \(error)"
    case .insideTree(let path, let option, let root):
      "\(path): \(option) is read from inside of \(root), whose authors could decide on the outcome; "
        + "move it out, or say --trust-tree"
    case .invalidBaseline(let path, let line):
      "\(path): line \(line): no accepted finding; write the baseline again with --write-baseline"
    case .notText(let path): "\(path): not UTF-8; save it as such"
    case .noSuchPath(let path):
      "\(path): there is no such file or folder, or a link leads nowhere; give a path that exists"
    }
  }

  /// All bytes of the small file at `path` but a byte order mark; none if it is empty.
  static func smallFile(_ path: String, limit: Int) throws(CheckError) -> [UInt8] {
    do {
      return Array(ByteOrderMark.skipped(try SmallFile.read(path, limit: limit)))
    } catch {
      throw .file(error)
    }
  }
}
