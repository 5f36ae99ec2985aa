import CSteleKernels
import Testing

/// All tests of the kernels, one after the other: which instruction set is in use is global.
@Suite(.serialized) struct KernelTests {
  @Test func `Every processor has an instruction set`() {
    let names = InstructionSets.names
    #expect(!names.isEmpty)
    #expect(names.last == "portable")
    #expect(Set(names).count == names.count)
    #expect(names.contains(String(cString: stele_instruction_set())))
    #expect(stele_processor_count() >= 1)
  }

  @Test func `Every known instruction set tells what it needs`() {
    let known = (0..<stele_known_instruction_set_count()).map { stele_known_instruction_set($0) }
    #expect(known.allSatisfy { !String(cString: $0.needs).isEmpty })
    let supported = known.filter { $0.supported != 0 }.map { String(cString: $0.name) }
    #expect(supported == InstructionSets.names)
  }
}

enum InstructionSets {
  /// Those that this processor supports, best first.
  static var names: [String] {
    (0..<stele_instruction_set_count()).map { String(cString: stele_instruction_set_name($0)) }
  }

  /// Runs `body` with every supported instruction set in use; fails the test if there is none.
  static func forEach(_ body: (String) throws -> Void) rethrows {
    let names = Self.names
    #expect(!names.isEmpty, "no instruction set was tested")
    for (index, name) in names.enumerated() {
      stele_use_instruction_set(index)
      try body(name)
    }
    stele_use_instruction_set(0)
  }

  /// The results of `body` on every instruction set and on 1, 2, 3 and 7 threads, all of which must
  /// have the same bits; returns one of them.
  static func same<Element: Equatable>(
    _ body: (Int32) -> [Element], sourceLocation: SourceLocation = #_sourceLocation
  ) -> [Element] {
    stele_use_instruction_set(stele_instruction_set_count() - 1)
    let expected = body(1)
    forEach { name in
      for threads in [1, 2, 3, 7] as [Int32] {
        #expect(
          body(threads) == expected, "\(name), \(threads) threads", sourceLocation: sourceLocation)
      }
    }
    return expected
  }
}

enum Operation {
  /// Does one operation.
  static func run(_ operation: stele_operation, _ threads: Int32) {
    stele_run([operation], 1, threads)
  }

  /// Does one operation that writes to `output`, and returns what is there then.
  static func filling<Element>(
    _ output: [Element], threads: Int32,
    _ describe: (UnsafeMutablePointer<Element>?) -> stele_operation
  ) -> [Element] {
    var output = output
    output.withUnsafeMutableBufferPointer { run(describe($0.baseAddress), threads) }
    return output
  }
}
