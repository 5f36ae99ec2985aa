/// Output that cannot be written, such as to a full disk.
struct OutputError: Error, CustomStringConvertible {
  let description: String
}
