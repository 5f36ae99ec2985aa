/// Input that cannot be read, or whose contents are not what they should be.
struct InputError: Error, CustomStringConvertible {
  let description: String
}
