import SteleFile

/// Keeps a command from replacing what it reads.
enum OutputPath {
  /// Throws an error if `output` is the same file as one of `inputs`, by whatever name; `-` is
  /// standard input.
  static func check(_ output: String, isNoneOf inputs: [String]) throws {
    guard let place = BytePath(output).resolved else { return }
    for input in inputs where BytePath(input == "-" ? "/dev/stdin" : input).resolved == place {
      throw InputError(
        description: "\(output): would replace what is read as \(input); give another file to write"
      )
    }
  }
}
