import CSteleKernels

/// A set of processor instructions that the kernels are compiled for.
///
/// ```swift
/// let chosen = try InstructionSet.inUse()
/// for set in InstructionSet.known {
///   print(set.name, set.isSupported, set.needs, set == chosen)
/// }
/// ```
public struct InstructionSet: Equatable, Sendable {
  /// What `STELE_ISA` takes, such as `avx2`.
  public let name: String
  /// What it needs of the processor and the operating system, in words.
  public let needs: String
  /// Whether both have it.
  public let isSupported: Bool

  /// Why a set is in use.
  public enum Reason: String, Sendable {
    /// No better one is supported.
    case best
    /// The environment variable `STELE_ISA` names it.
    case environment
  }
}

extension InstructionSet {
  /// All sets of this build, best first, whether this processor has them or not.
  public static var known: [InstructionSet] {
    (0..<stele_known_instruction_set_count()).map { index in
      let facts = stele_known_instruction_set(index)
      return InstructionSet(
        name: String(cString: facts.name), needs: String(cString: facts.needs),
        isSupported: facts.supported != 0)
    }
  }

  /// The set that the kernels use.
  ///
  /// Throws if `STELE_ISA` names one that is unknown or not supported.
  public static func inUse() throws(TranslationError) -> InstructionSet {
    if let problem = stele_instruction_set_error() {
      let names = known.filter(\.isSupported).map(\.name).joined(separator: ", ")
      throw .instructionSet("\(String(cString: problem)), or set it to one of: \(names)")
    }
    let name = String(cString: stele_instruction_set())
    guard let set = known.first(where: { $0.name == name }) else {
      preconditionFailure("the set in use is one of those known")
    }
    return set
  }

  /// Why the set in use was chosen.
  public static var reason: Reason {
    stele_instruction_set_was_requested() != 0 ? .environment : .best
  }
}
