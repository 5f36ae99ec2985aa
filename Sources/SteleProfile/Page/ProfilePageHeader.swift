/// What was measured on what, and the figures that matter most.
struct ProfilePageHeader {
  private let report: ProfileReport

  /// The beginning of the page on `report`.
  init(_ report: ProfileReport) { self.report = report }

  /// Title, circumstances and headline figures.
  var html: String {
    """
    <header>
    <h1>\(SVG.escaped(report.environment.model))</h1>
    <p class="stamp">\(Self.stamp(report.environment))</p>
    \(command)    <p>\(SVG.escaped(work))</p>
    </header>
    <dl class="tiles">
    \(tiles.joined())</dl>

    """
  }

  /// The command line, if it is known.
  private var command: String {
    report.environment.command.map {
      "<p class=\"stamp\"><code>\(SVG.escaped($0))</code></p>\n"
    } ?? ""
  }

  /// Program, machine and model in a line.
  static func stamp(_ environment: ProfileEnvironment) -> String {
    stamps(environment).map(SVG.escaped).joined(separator: " &#183; ")
  }

  private static func stamps(_ environment: ProfileEnvironment) -> [String] {
    var stamp = [environment.tool] + environment.circumstances
    stamp.append(
      (environment.processor.map { $0 + ", " } ?? "")
        + ProfilePageNumber.count(environment.cores, "core"))
    stamp.append(environment.instructionSet)
    stamp.append(ProfilePageNumber.count(environment.threads, "thread"))
    stamp.append(
      "model of \(ProfilePageNumber.bytes(environment.modelByteCount)), checksum"
        + " \(environment.modelChecksum)")
    if let limit = environment.memoryLimit {
      stamp.append("memory limit \(ProfilePageNumber.bytes(limit))")
    }
    return stamp
  }

  private var work: String {
    let work = report.work
    let kind =
      switch work.kind {
      case .synthetic: "synthetic "
      case .text: ""
      }
    let beams = work.beams == 1 ? "greedily" : "with \(ProfilePageNumber.count(work.beams)) beams"
    return ProfilePageNumber.count(work.sentences, kind + "sentence")
      + " of \(ProfilePageNumber.count(work.sourceTokens, "source token")), translated \(beams)"
      + " into \(ProfilePageNumber.count(work.tokens, "token")), "
      + ProfilePageNumber.count(report.repetitions.count, "repetition") + ";"
      + " the file was opened in \(ProfilePageNumber.milliseconds(Double(report.mapNanoseconds)))"
      + " ms. A step gives every sentence that is not finished one token, so a step for a single"
      + " sentence is a token. The first step of a sentence counts apart: its token is given, and"
      + " caches are cold."
  }

  private var tiles: [String] {
    let summary = report.summary
    let speed = PartSpeed(of: nil, in: summary)
    return [
      tile(
        ProfilePageNumber.milliseconds(Double(summary.latency.p50)), "ms", "median step"),
      tile(ProfilePageNumber.significant(summary.tokensPerSecond), "tokens/s", "decoding"),
      tile(ProfilePageNumber.milliseconds(Double(summary.firstStep)), "ms", "first step"),
      tile(ProfilePageNumber.milliseconds(Double(summary.latency.p99)), "ms", "p99 of steps"),
      tile(
        ProfilePageNumber.significant(speed.gigabytesPerSecond), "GB/s",
        "\(ProfilePageNumber.percent(speed.memoryShare(of: report.ceilings))) of what memory gives"),
      tile(
        ProfilePageNumber.significant(speed.gigaOperationsPerSecond), "GOPS int8",
        "\(ProfilePageNumber.percent(speed.productShare(of: report.ceilings))) of what the processor gives"
      ),
      memory,
    ]
  }

  private var memory: String {
    let memory = report.memory
    guard memory.resident > 0 else { return tile("-", "", "memory is not known here") }
    return tile(
      ProfilePageNumber.bytes(memory.anonymous), "",
      "own memory; \(ProfilePageNumber.bytes(memory.resident)) resident with the model,"
        + " \(ProfilePageNumber.bytes(memory.peak)) at most")
  }

  private func tile(_ figure: String, _ unit: String, _ name: String) -> String {
    "<div><dd>\(figure) <small>\(unit)</small></dd><dt>\(name)</dt></div>\n"
  }
}
