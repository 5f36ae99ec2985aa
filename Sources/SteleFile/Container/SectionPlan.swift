/// A section that is to be written.
public struct SectionPlan: Sendable, Equatable {
  /// ASCII, 1 to 63 bytes, unique within the file.
  public var name: String
  /// The type of the elements.
  public var elementType: ElementType
  /// One to four dimensions, outermost first.
  public var shape: [Int]

  /// A section of these elements.
  public init(name: String, elementType: ElementType, shape: [Int]) {
    self.name = name
    self.elementType = elementType
    self.shape = shape
  }
}
