import SteleBase

/// A licence whose text or notice a file has.
package struct RecognizedLicense: Hashable, Sendable {
  /// SPDX's identifier.
  ///
  /// The text of a GNU licence alone does not say whether later versions may be chosen; it is given
  /// as this version only.
  package let identifier: String
  /// Whether it is the notice that source files carry, not the licence's text.
  package let isNotice: Bool
  /// What share of the text's or notice's runs of three words was found, from 0 to 1.
  package let coverage: Double
}

/// Recognizes the texts and notices of common licences.
///
/// Every text is known by hashes of three words in a row: all of a short one, the smallest of a long
/// one. Wrapping, punctuation, case, marks of comments and copyright lines do not matter; a few
/// changed words lower the coverage. Of texts that resemble one another, such as those of the BSD
/// licences, those are given whose own words are there. What covers less than nine tenths is not
/// given: better nothing than a guess.
package struct LicenseRecognizer: Sendable {
  /// The recognizer for the texts that are built in.
  package static let standard = LicenseRecognizer(text: LicenseFingerprintText.text)

  /// The package that the texts were taken from.
  package static let version = LicenseFingerprintText.version
  /// Only the first bytes of a file are looked at: 1 MiB.
  package static let maximumByteCount = 1 << 20

  private let fingerprints: [LicenseFingerprint]
  private let indicesByHash: [UInt32: [Int]]

  private static let reported = 0.9
  /// A text that covers less cannot keep others from being given.
  private static let noticed = 0.7
  /// Texts with fewer words of their own are part of the other.
  private static let leastOwn = 3

  init(text: String) {
    fingerprints = tableRows(of: text).compactMap { LicenseFingerprint(row: $0) }
    var indicesByHash: [UInt32: [Int]] = [:]
    for (index, fingerprint) in fingerprints.enumerated() {
      for hash in fingerprint.hashes { indicesByHash[hash, default: []].append(index) }
    }
    self.indicesByHash = indicesByHash
  }

  /// SPDX's identifiers of what can be recognized.
  package var identifiers: Set<String> { Set(fingerprints.map(\.identifier)) }

  /// The licences in a file, each identifier once, the best covered first.
  ///
  /// Never traps, whatever the bytes.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  package func licenses(in bytes: [UInt8]) -> [RecognizedLicense] {
    let found = LicenseWords.runHashes(of: Array(bytes.prefix(Self.maximumByteCount)))
    var counts = [Int](repeating: 0, count: fingerprints.count)
    for hash in found {
      for index in indicesByHash[hash] ?? [] { counts[index] += 1 }
    }
    let candidates = fingerprints.indices.compactMap { index -> Candidate? in
      let coverage = Double(counts[index]) / Double(fingerprints[index].hashes.count)
      guard coverage >= Self.noticed else { return nil }
      return Candidate(rank: index, fingerprint: fingerprints[index], coverage: coverage)
    }
    let given = candidates.filter { candidate in
      candidate.coverage >= Self.reported
        && !candidates.contains { $0.rank != candidate.rank && $0.displaces(candidate, found) }
    }
    return Self.merged(given)
  }

  private static func merged(_ candidates: [Candidate]) -> [RecognizedLicense] {
    var seen: Set<String> = []
    return candidates.sorted { ($1.coverage, $0.rank) < ($0.coverage, $1.rank) }
      .filter { seen.insert($0.fingerprint.identifier).inserted }
      .map {
        RecognizedLicense(
          identifier: $0.fingerprint.identifier, isNotice: $0.fingerprint.isNotice,
          coverage: $0.coverage)
      }
  }

  private struct Candidate {
    /// The place in the table.
    let rank: Int
    let fingerprint: LicenseFingerprint
    let coverage: Double

    /// Whether what was found is this text rather than `other`.
    func displaces(_ other: Candidate, _ found: Set<UInt32>) -> Bool {
      // Wordings of one licence do not compete: whichever is there gives the same answer.
      guard fingerprint.identifier != other.fingerprint.identifier,
        fingerprint.resembles(other.fingerprint)
      else { return false }
      let own = fingerprint.own(beside: other.fingerprint)
      let others = other.fingerprint.own(beside: fingerprint)
      let share = Self.share(of: own, in: found)
      let othersShare = Self.share(of: others, in: found)
      let isReported = coverage >= reported
      switch (own.count >= leastOwn, others.count >= leastOwn) {
      case (false, false):
        return isReported && (coverage, other.rank) > (other.coverage, rank)
      // The other is part of this: a third of what this adds tells this, or a variant of it.
      case (true, false): return share >= 1.0 / 3
      case (false, true): return isReported && othersShare < 0.5
      case (true, true):
        // Both may be in the file; then each has nearly all that is its own.
        return isReported && othersShare < 0.9
          && (share, coverage, other.rank) > (othersShare, other.coverage, rank)
      }
    }

    private static func share(of hashes: [UInt32], in found: Set<UInt32>) -> Double {
      hashes.isEmpty ? 0 : Double(hashes.count(where: found.contains)) / Double(hashes.count)
    }
  }
}
