import ArgumentParser

/// What to do with a line that is not UTF-8.
enum InvalidTextChoice: String, ExpressibleByArgument, CaseIterable {
  case replace
  case error
}

/// `--invalid-utf8` of the commands that read lines.
struct InvalidTextOption: ParsableArguments {
  @Option(
    help: .taking(
      "WHAT",
      """
      Read bytes of lines that are not UTF-8 as U+FFFD, with a warning (replace), or take such lines \
      for errors (error).
      """))
  var invalidUtf8 = InvalidTextChoice.replace
}

/// Lines that are not UTF-8.
enum InvalidText {
  /// Why `line` is no text, if it is not; bytes count from 1.
  static func problem(of line: [UInt8]) -> String? {
    if String(validating: line, as: UTF8.self) != nil { return nil }
    var bytes = line.makeIterator()
    var decoder = UTF8()
    var position = 0
    while case .scalarValue(let scalar) = decoder.decode(&bytes) {
      position += UTF8.width(scalar)
    }
    let byte = position < line.count ? line[position] : 0
    return
      "byte \(position + 1) is 0x\(String(byte, radix: 16, uppercase: true)), which is not UTF-8; "
      + "convert the text first, for example with iconv -f WINDOWS-1252 -t UTF-8"
  }
}
