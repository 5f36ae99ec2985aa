import Foundation
import SteleTestSupport

/// The built `stele`, run as a process.
final class Program {
  /// What a finished run left.
  struct Result {
    var status: Int32
    var output: String
    var error: String
  }

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let error: URL

  /// Starts the program with its standard input open.
  init(
    _ arguments: [String], executable: URL? = nil, environment: [String: String] = [:],
    in folder: URL? = nil, error terminal: FileHandle? = nil
  ) throws {
    error = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data().write(to: error)
    process.executableURL = try executable ?? BuiltProgram.url("stele")
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = try terminal ?? FileHandle(forWritingTo: error)
    try process.run()
  }

  deinit { try? FileManager.default.removeItem(at: error) }

  /// Sends `text` to the program's standard input.
  func write(_ text: String) throws { try write(Data(text.utf8)) }

  private func write(_ bytes: Data) throws {
    try input.fileHandleForWriting.write(contentsOf: bytes)
  }

  /// Waits for one line of the program's output.
  func readLine() throws -> String {
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data([10]) {
      line += byte
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// Ends the program as nothing it does can prevent.
  func kill() {
    #if canImport(Glibc)
    Glibc.kill(process.processIdentifier, SIGKILL)
    #else
    Darwin.kill(process.processIdentifier, SIGKILL)
    #endif
    process.waitUntilExit()
  }

  /// Sends the program `signal`, as Ctrl-C does, and waits for the end, its standard input open.
  func finish(bySending signal: CInt) throws -> Result {
    #if canImport(Glibc)
    Glibc.kill(process.processIdentifier, signal)
    #else
    Darwin.kill(process.processIdentifier, signal)
    #endif
    return try result()
  }

  /// Closes standard input and waits for the end.
  func finish() throws -> Result {
    try input.fileHandleForWriting.close()
    return try result()
  }

  private func result() throws -> Result {
    let rest = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Result(
      status: status, output: String(decoding: rest, as: UTF8.self),
      error: String(decoding: try Data(contentsOf: error), as: UTF8.self))
  }

  /// As a shell says it: 128 and the number of the signal that ended the program, if one did.
  private var status: Int32 {
    process.terminationStatus + (process.terminationReason == .exit ? 0 : 128)
  }

  /// Runs a script of the shell to its end, which calls the program `"$0"`.
  static func run(script: String, in folder: URL) throws -> Result {
    let program = try BuiltProgram.url("stele").path
    return try Program(
      ["-c", script, program], executable: URL(filePath: "/bin/sh"), in: folder
    ).finish()
  }

  /// Runs the program to its end.
  static func run(
    _ arguments: [String], input: String? = nil, inputBytes: Data? = nil,
    environment: [String: String] = [:], in folder: URL? = nil
  ) throws -> Result {
    // A program that ends without reading its input must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    let program = try Program(arguments, environment: environment, in: folder)
    let bytes = inputBytes ?? input.map { Data($0.utf8) } ?? Data()
    // Written from another thread: a pipe holds less than the largest input.
    let pipe = program.input.fileHandleForWriting
    let writer = Thread {
      try? pipe.write(contentsOf: bytes)
      try? pipe.close()
    }
    writer.start()
    return try program.result()
  }
}
