import CSteleKernels
import CSteleKernelsChecks
import Testing

@Suite struct KernelTests {
  /// Does the checks in C, which `Tools/checks/kernel-check` runs under sanitizers and emulators.
  @Test func `Kernels keep their contract on every instruction set of this processor`() {
    for group in 0..<stele_check_group_count() {
      let failures = String(cString: stele_check_group_failures(group))
      let name = String(cString: stele_check_group_name(group))
      #expect(failures.isEmpty, "\(name): \(failures)")
    }
    #expect(stele_checked_instruction_set_count() > 0, "no instruction set was compared")
    #expect(stele_checked_instruction_set_count() == stele_instruction_set_count())
  }
}
