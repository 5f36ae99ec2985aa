import SteleBase
import SteleTransformer

/// What `inspect --cpu` says about this machine.
struct ProcessorSummary: Encodable {
  var schemaVersion = OutputSchema.inspectCPU.version
  /// The model's name; nil where the system does not tell.
  var processor: String?
  /// Cores that this process may use.
  var cores: Int
  var instructionSet: String
  var chosenBy: Choice
  /// Best first.
  var instructionSets: [Entry]

  /// Why the instruction set is in use.
  enum Choice: String, Encodable {
    case best
    case environment = "STELE_ISA"
  }

  struct Entry: Encodable {
    var name: String
    var supported: Bool
    var needs: String
  }

  init() throws {
    processor = Self.processorName()
    cores = ProcessorCount.current
    instructionSet = try InstructionSet.inUse().name
    chosenBy = InstructionSet.reason == .environment ? .environment : .best
    instructionSets = InstructionSet.known.map {
      Entry(name: $0.name, supported: $0.isSupported, needs: $0.needs)
    }
  }

  /// The summary for people.
  var text: String {
    let reason =
      switch chosenBy {
      case .best: "the best that is supported"
      case .environment: "named by STELE_ISA"
      }
    var lines = [
      "processor        \(processor ?? "not named by the system")",
      "cores            \(cores) for this process",
      "instruction set  \(instructionSet), \(reason)",
      "", "instruction sets of this build, best first; what each needs",
    ]
    let longest = instructionSets.map(\.name.count).max() ?? 0
    for entry in instructionSets {
      let padding = String(repeating: " ", count: longest - entry.name.count)
      lines.append("  \(entry.name)\(padding)  \(entry.supported ? "yes" : "no ")  \(entry.needs)")
    }
    return lines.joined(separator: "\n")
  }

  /// What Linux calls the first processor or, on most ARM boards, the machine; nil elsewhere.
  static func processorName() -> String? {
    #if os(Linux)
    var machine: String?
    guard var lines = try? FileLines(path: "/proc/cpuinfo") else { return nil }
    while let line = try? lines.next() {
      let parts = String(decoding: line.content, as: UTF8.self).split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let value = String(parts[1].drop(while: \.isWhitespace))
      switch parts[0].prefix(while: { $0 != "\t" }) {
      case "model name": return value
      case "Model": machine = value
      default: break
      }
    }
    return machine
    #else
    return nil
    #endif
  }
}
