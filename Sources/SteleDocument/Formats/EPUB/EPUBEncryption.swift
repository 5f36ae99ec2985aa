import SteleXML

/// What a book says of parts that are encrypted.
enum EPUBEncryption {
  /// Ways to garble fonts, which may stay garbled.
  private static let obfuscations: Set<String> = [
    "http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC",
  ]

  /// An error if one of the parts at `paths` is encrypted.
  static func check(
    of package: inout PackageReader, for paths: Set<String>
  ) throws(DocumentError) {
    let path = "META-INF/encryption.xml"
    guard let text = try package.text(of: path) else { return }
    let document: XMLDocument
    do throws(DocumentError) {
      document = try XMLDocument(text.bytes, as: .epub)
    } catch {
      throw .damagedPart(path, error)
    }
    let namespace = "http://www.w3.org/2001/04/xmlenc#"
    var method = ""
    for token in document.tokens.indices where document.tokens[token].isElementStart {
      if document.isStart(token, of: "EncryptedData", in: namespace) {
        method = ""
      } else if document.isStart(token, of: "EncryptionMethod", in: namespace) {
        method = document.attribute("Algorithm", of: token)?.text ?? ""
      } else if document.isStart(token, of: "CipherReference", in: namespace),
        let address = document.attribute("URI", of: token), !obfuscations.contains(method)
      {
        let encrypted = EPUBPackageDocument.paths(of: address.value, from: "").first {
          paths.contains($0)
        }
        if let encrypted {
          throw .damagedPackage(
            reason: "the book's part \(String(forMessage: encrypted.utf8)) is encrypted")
        }
      }
    }
  }
}
