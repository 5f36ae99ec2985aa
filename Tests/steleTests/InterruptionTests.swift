import Foundation
import SteleTestSupport
import Testing

/// Ends the program as a terminal, a shell and a supervisor do.
@Suite("An interruption") struct InterruptionTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.convertedTinyModel(seed: 3)
  }

  private var arguments: [String] {
    ["translate", "-m", model, "--from", "en", "--to", "fr", "--max-tokens", "8"]
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `ends the program as the signal does`(signal: CInt) throws {
    let program = try Program(arguments)
    try program.write("the cat\n")
    _ = try program.readLine()
    #expect(try program.finish(bySending: signal).status == 128 + signal)
  }

  @Test func `is ignored where the program was started so, as by nohup`() throws {
    let result = try Program.run(
      script:
        #"trap '' INT; printf 'the cat\n' | (kill -INT $$; exec "$0" languages -m model.stele)"#,
      in: folder.url)
    #expect(result.status == 0, "\(result.error)")
  }
}
