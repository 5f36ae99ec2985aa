/// A text that is translated as one, and the inline things in it.
public struct TextUnit: Sendable, Equatable {
  /// The text, as UTF-8, without the white space around it and with every escape undone.
  public var text: [UInt8]
  /// The things in it as a tree, nested or disjoint: in order, each before what is in it.
  public var marks: [InlineMark]
  /// The line of the document where it begins, from 1; its number where the document has no lines.
  public var line: Int

  /// A unit with these parts.
  public init(text: [UInt8], marks: [InlineMark] = [], line: Int = 1) {
    self.text = text
    self.marks = marks
    self.line = line
  }
}
