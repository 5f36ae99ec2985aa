import SteleBase

/// Tells files that a program wrote.
package enum GeneratedFile {
  /// Whether the file at `path` was written by a program, by its path or by what its lines say.
  ///
  /// The rules are those of Linguist that look at names, at words in the first lines and at the length
  /// of lines; it has further ones, for PostScript and others, that are left out.
  ///
  /// - Parameters:
  ///   - path: From the repository's root, with a slash at its start or without.
  ///   - bytes: The whole file, or as much of it as there is.
  /// - Returns: Whether a rule applies.
  package static func isGenerated(_ path: String, contents bytes: [UInt8]) -> Bool {
    let pathBytes = patternBytes(of: path)
    if patterns.matches(pathBytes) { return true }
    let lowercase = pathBytes.map(\.asciiLowercased)
    if lowercasePatterns.matches(lowercase) { return true }
    let name = lowercase.split(separator: UInt8(ascii: "/")).last ?? []
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let fileExtension = String(decoding: name[dot...].dropFirst(), as: UTF8.self)
    if ["js", "css"].contains(fileExtension), isMinified(bytes) { return true }
    return GeneratedMarker.isPresent(in: bytes, fileExtension: fileExtension)
  }

  /// Whether the lines are longer than 110 bytes on average.
  private static func isMinified(_ bytes: [UInt8]) -> Bool {
    let lineCount = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    return !bytes.isEmpty && (bytes.count - lineCount + 1) / lineCount > 110
  }

  private static let patterns = VendorPatternSet(
    lines: """
      *.nib$
      *.xcuserstate$
      *.xcworkspacedata$
      *Cargo.lock
      *Godeps/
      *Gopkg.lock
      *Pipfile.lock
      *[^].zep.c$
      *[^].zep.h$
      *[^].zep.php$
      *__generated__/
      *composer.lock
      *glide.lock
      *node_modules/
      *npm-shrinkwrap.json
      *package-lock.json
      *poetry.lock
      /.idea/
      /.pnp.
      /.terraform.lock.hcl$
      /Carthage/Build/
      /Pods/
      /[A-Za-z0-9_]+.esy.lock$
      /esy.lock$
      """)

  /// For paths in lower case.
  private static let lowercasePatterns = VendorPatternSet(
    lines: """
      *.css.map$
      *.designer.cs$
      *.designer.vb$
      *.feature.cs$
      *.js.map$
      *_tlb.pas$
      """)
}
