/// A part of a package that holds text.
struct PackagePart {
  /// Its path in the package.
  var path: String
  /// Finds what is to translate in its text.
  var read: ([UInt8]) throws(DocumentError) -> DocumentParts
}
