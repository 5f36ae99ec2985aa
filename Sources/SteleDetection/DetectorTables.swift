import SteleFile

/// The tables of a detector file, used where they lie.
///
/// A text is read as words of folded characters, see ``WordReader``. A table of hashes tells what each
/// n-gram of a word weighs for which classes; a class is a language in one script.
///
/// | section                  | type    | shape       | holds                                             |
/// |--------------------------|---------|-------------|---------------------------------------------------|
/// | `detector.classes`       | uint8   | bytes       | a line for each class: language, script's number  |
/// | `detector.characters`    | uint16  | 65,536      | what a character counts as, see ``CharacterFold`` |
/// | `detector.scripts`       | uint8   | 65,536      | the number of a letter's script, from 1 on        |
/// | `detector.compositions`  | uint16  | n, 3        | letter and mark, ascending, and what they make    |
/// | `detector.votes`         | uint8   | scripts     | what a letter of a script counts for              |
/// | `detector.orders`        | uint8   | scripts     | characters of a script's longest n-gram           |
/// | `detector.biases`        | float32 | classes     | what each class scores before anything is read    |
/// | `detector.unit`          | float32 | 1           | what a weight of 1 adds to a score                |
/// | `detector.buckets`       | uint32  | 2^k + 1     | the first entry of each bucket of hashes          |
/// | `detector.fingerprints`  | uint16  | entries     | the lowest bits of an n-gram's hash               |
/// | `detector.first_weights` | uint32  | entries + 1 | the first weight of each entry                    |
/// | `detector.weights`       | uint16  | weights     | a class in the low byte, a signed weight above    |
///
/// `Tools/tables/make-language-detector` writes them.
struct DetectorTables: Sendable {
  /// The codes of all languages, ascending.
  let languages: [String]
  let classes: [Class]
  let characters: MappedArray<UInt16>
  let scripts: MappedArray<UInt8>
  let compositions: [Composition]
  /// What a letter of each script counts for where a text has several; none is script 0.
  let votes: [Int]
  /// The characters of the longest n-gram of each script; 0 where the script tells the language.
  ///
  /// A script without words, whose n-grams have no boundaries, has 2.
  let orders: [Int]
  let biases: [Float]
  let unit: Float
  let buckets: MappedArray<UInt32>
  let fingerprints: MappedArray<UInt16>
  let firstWeights: MappedArray<UInt32>
  let weights: MappedArray<UInt16>

  /// A language in one script.
  struct Class: Sendable {
    /// The language's number.
    var language: Int
    /// The script's number.
    var script: Int
  }

  /// A letter, a mark, and the letter that stands for both.
  struct Composition: Sendable {
    var letter: UInt16
    var mark: UInt16
    var whole: UInt16
  }

  /// A byte names a class.
  static let mostClasses = 256
  /// A byte names a script.
  static let mostScripts = 256
  /// The characters of the longest n-gram of any script.
  static let longestOrder = 8
}

extension DetectorTables {
  /// Opens the file at `path`, and reads and checks all of it, which is a few megabytes.
  ///
  /// Never traps, whatever the bytes.
  init(opening path: String) throws(LanguageDetectorError) {
    let container: Container
    do throws(FileError) { container = try Container(opening: path) } catch { throw .file(error) }
    guard container.kind == .detector else {
      throw .notADetector(path: path, kind: container.kind)
    }
    do throws(FileError) { try container.verify() } catch { throw .file(error) }
    try self.init(DetectorSections(container: container))
  }

  /// Takes over what `sections` hold, which must fit together.
  private init(_ sections: DetectorSections) throws(LanguageDetectorError) {
    characters = try sections.array("characters", of: UInt16.self, .uint16, shape: [1 << 16])
    scripts = try sections.array("scripts", of: UInt8.self, .uint8, shape: [1 << 16])
    compositions = try sections.compositions()
    votes = try sections.values("votes", of: UInt8.self, .uint8, limit: Self.mostScripts).map(
      Int.init)
    let scriptCount = votes.count
    orders = try sections.values("orders", of: UInt8.self, .uint8, limit: Self.mostScripts)
      .map(Int.init)
    guard orders.count == scriptCount, orders.allSatisfy({ $0 <= Self.longestOrder }) else {
      throw sections.invalid("orders", "\(orders.count) for \(scriptCount) scripts, or too long")
    }
    try sections.checkNumbers(scripts, of: "script", "scripts", count: scriptCount)
    (languages, classes) = try sections.classes(scriptCount: scriptCount)
    biases = try sections.finite("biases", count: classes.count)
    unit = try sections.finite("unit", count: 1)[0]

    buckets = try sections.array("buckets", of: UInt32.self, .uint32)
    fingerprints = try sections.array("fingerprints", of: UInt16.self, .uint16)
    firstWeights = try sections.array("first_weights", of: UInt32.self, .uint32)
    weights = try sections.array("weights", of: UInt16.self, .uint16)
    let bucketCount = buckets.count - 1
    guard bucketCount > 1, bucketCount & (bucketCount - 1) == 0 else {
      throw sections.invalid("buckets", "\(bucketCount) buckets, which is no power of two")
    }
    guard firstWeights.count == fingerprints.count + 1 else {
      throw sections.invalid(
        "first_weights", "\(firstWeights.count) for \(fingerprints.count) entries")
    }
    try sections.checkAscending(buckets, "buckets", to: fingerprints.count)
    try sections.checkAscending(firstWeights, "first_weights", to: weights.count)
    try sections.checkNumbers(weights, mask: 0xFF, of: "class", "weights", count: classes.count)
  }
}
