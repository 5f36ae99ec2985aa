import SteleXML

/// How a vocabulary writes runs of text.
struct OfficeDialect: Sendable {
  enum Kind: Sendable {
    case word
    case drawing
  }

  var kind: Kind
  /// The prefix of its elements with a colon; empty for none.
  var prefix: [UInt8]

  /// Writes text as the element that holds it.
  func writeText(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard let first = text.first, let last = text.last else { return }
    output += "<".utf8 + prefix + "t".utf8
    let isSpaced = [0x20, 0x09].contains(first) || [0x20, 0x09].contains(last)
    if kind == .word, isSpaced { output += " xml:space=\"preserve\"".utf8 }
    output.append(UInt8(ascii: ">"))
    XMLMarkup.write(text, to: &output)
    output += "</".utf8 + prefix + "t>".utf8
  }

  /// A hyphen where no line may break, as an element.
  var noBreakHyphen: [UInt8] { "<".utf8 + prefix + "noBreakHyphen/>".utf8 }

  /// U+2011, a hyphen where no line may break.
  static let noBreakHyphen: [UInt8] = [0xE2, 0x80, 0x91]
}
