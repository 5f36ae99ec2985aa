/// A format whose documents are zip archives: which of their parts hold text, and how that is read.
protocol PackageFormat {
  /// Whether what a package says of its languages stays where no text of it changes.
  static var languagesFollowTexts: Bool { get }

  /// The parts with text, or with something that says a language, in the order in which their texts
  /// are translated; `read` finds what is in one.
  ///
  /// - Throws: An error if the package is none of this format.
  static func textParts(
    of package: inout PackageReader, options: DocumentOptions
  ) throws(DocumentError) -> [PackagePart]

  /// Whether `bytes`, said to be of this format, are to be read as a package: some formats also have
  /// a form that is one text.
  static func isPackage(_ bytes: [UInt8]) -> Bool
}

extension PackageFormat {
  static var languagesFollowTexts: Bool { false }

  static func isPackage(_ bytes: [UInt8]) -> Bool { true }
}
