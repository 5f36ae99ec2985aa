extension BidirectionalCollection {
  /// What is left without the elements at both ends for which `isOutside` holds.
  @inlinable package func trimming(while isOutside: (Element) -> Bool) -> SubSequence {
    guard let start = firstIndex(where: { !isOutside($0) }) else { return self[endIndex...] }
    var end = endIndex
    while isOutside(self[index(before: end)]) { formIndex(before: &end) }
    return self[start..<end]
  }
}

extension BidirectionalCollection<UInt8> {
  /// What is left without ASCII's white space at both ends.
  @inlinable package func trimmingASCIIWhiteSpace() -> SubSequence {
    trimming(while: \.isASCIIWhiteSpace)
  }
}
