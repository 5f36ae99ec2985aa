import SteleFile

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Which row of the embedding each token has.
///
/// Rows are grouped by the script that their tokens are written in, so that the tokens of a script
/// are one range of rows. What belongs to no script or to all comes first; within a group tokens
/// ascend. The file has a byte for each token, which says its group: a quarter of what a list of
/// tokens takes, and no byte of it can make two tokens share a row. What is looked up goes by counts
/// at every so many tokens, which are made when the file is opened.
public struct TokenRows: Sendable {
  /// JSON: the codes of the groups, in order.
  public static let scriptsSection = "embedding.scripts"
  /// A byte for each token: its group.
  public static let scriptOfTokenSection = "embedding.script_of_token"
  /// The code of what belongs to no script or to several, as in ISO 15924: the first group.
  public static let common = "Zyyy"
  /// More groups than there are scripts with letters in use.
  package static let mostGroups = 192

  /// The tokens that are written in one script.
  public struct Script: Sendable, Equatable {
    /// ISO 15924's code, such as `Latn`.
    public let code: String
    /// Their rows.
    public let rows: Range<Int>
  }

  /// The groups in the order of their rows, which together are all of them.
  public let scripts: [Script]
  private let groupOfToken: MappedArray<UInt8>
  /// The row of the next token of each group, at every so many tokens: (stretches, groups).
  private let nextRows: [UInt32]

  private static let stretch = 256

  /// Reads the sections of `container`, whose embedding has `vocabularyCount` rows.
  ///
  /// - Throws: An error if they are not there, or a token has a group that there is not.
  init(_ container: Container, vocabularyCount: Int) throws(ModelFormatError) {
    let codes = try Self.codes(container)
    do {
      groupOfToken = try container.array(
        named: Self.scriptOfTokenSection, of: UInt8.self, elementType: .uint8,
        shape: [vocabularyCount])
    } catch {
      throw .file(error)
    }
    var counts = [Int](repeating: 0, count: codes.count)
    let stray = groupOfToken.withUnsafeBufferPointer { groups -> Int? in
      for (token, group) in groups.enumerated() {
        guard Int(group) < counts.count else { return token }
        counts[Int(group)] += 1
      }
      return nil
    }
    if let stray { throw .unknownScript(path: container.path, token: stray) }
    var end = 0
    scripts = zip(codes, counts).map { code, count in
      end += count
      return Script(code: code, rows: end - count..<end)
    }
    nextRows = Self.nextRows(groupOfToken, scripts)
  }

  private static func codes(_ container: Container) throws(ModelFormatError) -> [String] {
    let json: [UInt8]
    do {
      json = try container.text(named: scriptsSection)
    } catch .missingSection(let path, let section) {
      throw .otherLayout(path: path, section: section, difference: "is missing")
    } catch {
      throw .file(error)
    }
    let codes = (try? JSONDecoder().decode([String].self, from: Data(json))) ?? []
    guard codes.first == common, codes.count <= mostGroups, Set(codes).count == codes.count else {
      throw .unreadableScripts(path: container.path)
    }
    return codes
  }

  private static func nextRows(_ groups: MappedArray<UInt8>, _ scripts: [Script]) -> [UInt32] {
    var next = scripts.map { UInt32($0.rows.lowerBound) }
    var rows: [UInt32] = []
    rows.reserveCapacity((groups.count / stretch + 1) * next.count)
    groups.withUnsafeBufferPointer { groups in
      for (token, group) in groups.enumerated() {
        if token % stretch == 0 { rows += next }
        next[Int(group)] += 1
      }
    }
    return rows
  }
}

extension TokenRows {
  /// The row of `token`, which the vocabulary has.
  ///
  /// - Complexity: O(1): up to 256 bytes are looked at.
  public func row(of token: Int32) -> Int32 {
    let token = Int(token)
    let group = groupOfToken[token]
    let start = token / Self.stretch * Self.stretch
    // Element by element: decoder steps look rows up, and take no memory for closures.
    var row = Int32(nextRows[start / Self.stretch * scripts.count + Int(group)])
    for place in start..<token where groupOfToken[place] == group { row += 1 }
    return row
  }

  /// The token of `row`, which the embedding has.
  ///
  /// - Complexity: O(log *n*) for *n* tokens.
  public func token(ofRow row: Int32) -> Int32 {
    guard let group = scripts.firstIndex(where: { $0.rows.contains(Int(row)) }) else {
      preconditionFailure("no row \(row)")
    }
    // The last stretch before which there are no more of the group's tokens than before the row.
    var low = 0
    var high = nextRows.count / scripts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if nextRows[middle * scripts.count + group] <= UInt32(row) {
        low = middle
      } else {
        high = middle
      }
    }
    var left = UInt32(row) - nextRows[low * scripts.count + group]
    for token in low * Self.stretch..<groupOfToken.count where groupOfToken[token] == group {
      if left == 0 { return Int32(token) }
      left -= 1
    }
    preconditionFailure("the counts are those of the groups")
  }

  /// The group of `token`, which the vocabulary has: a place in ``scripts``.
  public func group(of token: Int32) -> Int { Int(groupOfToken[Int(token)]) }

  /// Calls `body` with the group and the row of each of `tokens`, which ascend, in their order.
  ///
  /// `scratch` has a place for each group.
  ///
  /// - Complexity: O(*n*) for as many tokens as there are from the first to the last, and never
  ///   more than 256 and the number of groups for each of `tokens`.
  package func forEach(
    of tokens: [Int32], scratch: UnsafeMutableBufferPointer<UInt32>,
    _ body: (_ group: Int, _ row: Int32) -> Void
  ) {
    precondition(scratch.count >= scripts.count, "no room for the groups")
    // scratch has the rows of the groups' next tokens from here on.
    var place = -Self.stretch
    for token in tokens {
      let token = Int(token)
      let start = token / Self.stretch * Self.stretch
      if place < start {
        let first = start / Self.stretch * scripts.count
        for group in scripts.indices { scratch[group] = nextRows[first + group] }
        place = start
      }
      while place < token {
        scratch[Int(groupOfToken[place])] += 1
        place += 1
      }
      let group = Int(groupOfToken[token])
      body(group, Int32(scratch[group]))
    }
  }
}
