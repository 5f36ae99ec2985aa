import SteleCorpus
import SteleFile
import SteleLicense
import SteleSourceTree

/// Checks one file at a time; one for each thread.
final class FileChecker {
  private let corpus: CorpusIndex
  private let lane: CorpusLane
  private let assessments: LicenseAssessmentCache
  private let options: CheckOptions
  private let hasher: FileHasher
  private let falsePositiveRate: Double

  init(_ options: CheckOptions, corpus: CorpusIndex, assessments: LicenseAssessmentCache) {
    self.options = options
    self.corpus = corpus
    self.assessments = assessments
    // Git's hash if the corpus has it: the one that is computed in any case, for the SWHID.
    lane = corpus.lanes.min() ?? .sha1Git
    falsePositiveRate = corpus.falsePositiveRate(of: lane)
    hasher = FileHasher(
      kinds: Set([.sha1Git, lane.digestKind]).union(options.wantsHashes ? [.sha1, .sha256] : []))
  }

  /// What the corpus and the policy say of `found`; a file that cannot be read is not assessed.
  func check(_ found: FoundFile) throws(CorpusError) -> CheckedFile {
    let path = FilePath(found)
    var answer: Result<CorpusAnswer, CorpusError>?
    let hashed: HashedFile
    do throws(TreeError) {
      // The corpus is asked as soon as the file's own hashes are known: its twin is needed only if it is
      // unknown, and a question takes a hundredth of the time that opening a file takes.
      hashed = try hasher.hash(found.entry, in: found.root.given) { digests in
        let own = ask(digests)
        answer = own
        return options.wantsEndOfLineVariants && (try? own.get().verdict) == .unknown
      }
    } catch {
      var file = CheckedFile(path: path, verdict: .notAssessed)
      file.problem = Self.reason(error, path: path)
      return file
    }
    var file = CheckedFile(path: path, verdict: .unknown)
    file.byteCount = hashed.digests.byteCount
    file.swhid = hashed.digests.swhid
    if options.wantsHashes { file.hashes = hashed.digests.reportedHashes }
    let own = try (answer ?? ask(hashed.digests)).get()
    file.add(own, verdict: CheckVerdict(own.verdict))
    for twin in own.verdict == .unknown ? hashed.twins : [] {
      let other = try ask(twin).get()
      guard other.verdict == .known || other.verdict == .optedOut else { continue }
      file.matchedSwhid = twin.swhid
      file.add(other, verdict: other.verdict == .known ? .eolVariant : .optedOut)
      break
    }
    assess(&file, kind: found.entry.kind, head: hashed.head)
    file.isLFSPointer = LFSPointer.isPointer(hashed.head, byteCount: file.byteCount)
    return file
  }

  private func ask(_ digests: FileDigests) -> Result<CorpusAnswer, CorpusError> {
    guard let key = digests[lane.digestKind].flatMap({ ContentKey(bytes: $0) }) else {
      return .success(CorpusAnswer(.notAssessed))
    }
    return Result { () throws(CorpusError) in try corpus.answer(key, in: lane) }
  }

  /// Adds what follows from the answer.
  private func assess(_ file: inout CheckedFile, kind: TreeEntry.Kind, head: [UInt8]) {
    switch file.verdict {
    case .known, .eolVariant:
      file.falsePositiveRate = falsePositiveRate
      let assessed = assessments.assess(file.licenses, expression: file.licenseExpression)
      file.categories = assessed.categories
      file.assessment = assessed.assessment
    case .optedOut: file.falsePositiveRate = falsePositiveRate
    case .unknown:
      guard kind != .symlink else { break }
      file.language = LanguageGuess(path: file.path.text, contents: head)?.language
    case .notAssessed: break
    }
    file.finding = options.policy.finding(file.verdict, file.assessment)
  }

  /// The error without the path, which stands beside it in reports.
  private static func reason(_ error: TreeError, path: FilePath) -> String {
    let text = error.description
    let place = BytePath(bytes: path.bytes).description + ": "
    return text.hasPrefix(place) ? String(text.dropFirst(place.count)) : text
  }
}

extension CheckedFile {
  /// Adds what the corpus said.
  fileprivate mutating func add(_ answer: CorpusAnswer, verdict: CheckVerdict) {
    self.verdict = verdict
    licenses = answer.row.detectedLicenses
    licenseExpression = answer.row.licenseExpression
    licenseType = answer.row.licenseType
    language = answer.row.language
    repository = answer.row.repositoryName
    repositoryPath = answer.row.path
    isOptedOutElsewhere = answer.isOptedOutElsewhere
  }
}

extension CheckVerdict {
  /// The verdict that is the corpus's own.
  fileprivate init(_ verdict: CorpusVerdict) {
    switch verdict {
    case .known: self = .known
    case .optedOut: self = .optedOut
    case .unknown: self = .unknown
    case .notAssessed: self = .notAssessed
    }
  }
}

extension FileDigests {
  fileprivate var swhid: String? {
    self[.sha1Git].flatMap { ContentKey(bytes: $0) }.map(CorpusQuery.swhid)
  }

  fileprivate var reportedHashes: [CheckedFile.Hash] {
    [
      self[.sha1].map { CheckedFile.Hash(.sha1, $0) },
      self[.sha256].map { CheckedFile.Hash(.sha256, $0) },
    ].compactMap { $0 }
  }
}
