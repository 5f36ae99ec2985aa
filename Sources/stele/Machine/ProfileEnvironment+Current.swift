import SteleBase
import SteleFile
import SteleModelFormat
import SteleProfile
import SteleTransformer

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension ProfileEnvironment {
  /// This process at this moment, with `model` opened.
  init(of model: TranslationModel, threads: Int?) throws {
    let container = model.file.container
    self.init(
      tool: "stele \(ToolVersion.current)", processor: ProcessorSummary.processorName(),
      cores: ProcessorCount.current, instructionSet: try InstructionSet.inUse().name,
      threads: threads ?? ProcessorCount.current,
      model: BytePath.shown(container.path.baseName),
      modelByteCount: container.byteCount,
      modelChecksum: String(container.checksum, radix: 16),
      memoryLimit: TranslationModel.memoryLimit, commit: ProgramVersion.commit,
      date: ClockTime.now.textToSecond,
      command: (["stele"] + ProgramArguments.texts).map { Self.quoted(BytePath.shown($0)) }
        .joined(separator: " "),
      system: Self.systemName(), load: Self.loadAverage())
  }

  /// `argument` as a shell reads it back.
  private static func quoted(_ argument: String) -> String {
    let plain = argument.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "-_./=:,@%+".utf8.contains($0)
    }
    return plain && !argument.isEmpty
      ? argument : "'\(argument.replacing(text: "'", with: "'\\''"))'"
  }

  /// What the distribution calls itself, if it does, and the kernel with its release.
  private static func systemName() -> String? {
    var names = utsname()
    guard uname(&names) == 0 else { return nil }
    let kernel = "\(text(&names.sysname)) \(text(&names.release))"
    guard var lines = try? FileLines(path: "/etc/os-release") else { return kernel }
    while let line = try? lines.next() {
      let entry = String(decoding: line.content, as: UTF8.self)
      guard entry.hasPrefix("PRETTY_NAME=") else { continue }
      return "\(entry.dropFirst("PRETTY_NAME=".count).filter { $0 != "\"" }), \(kernel)"
    }
    return kernel
  }

  private static func text<Field>(_ field: inout Field) -> String {
    withUnsafeBytes(of: &field) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// Processes that ran or wanted to, mean over the last minute.
  private static func loadAverage() -> Double? {
    var load = 0.0
    return getloadavg(&load, 1) == 1 ? (load * 100).rounded() / 100 : nil
  }
}
