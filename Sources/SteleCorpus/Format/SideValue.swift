/// A value of a side column, of its ``SideColumn/kind``; where there is none, nil stands for it.
enum SideValue: Equatable, Sendable {
  case text(String)
  case hash(ContentKey)
  /// A count, which is not 0, or a date.
  case number(Int64)

  /// A count; nil for 0.
  init?(count: UInt32) {
    if count == 0 { return nil }
    self = .number(Int64(count))
  }

  /// The text, where it is one.
  var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The hash, where it is one.
  var hash: ContentKey? { if case .hash(let hash) = self { hash } else { nil } }

  /// The number, where it is one.
  var number: Int64? { if case .number(let number) = self { number } else { nil } }
}

extension SideValue? {
  /// The count; 0 for none.
  var count: UInt32 { UInt32(clamping: self?.number ?? 0) }
}

extension SideColumn {
  /// Stands for a number that is not there: no count is 0, and no date is before all others.
  private var noNumber: Int64 { kind == .date ? .min : 0 }

  /// The number that a count or a date is, or what stands for none.
  func number(of value: SideValue?) -> Int64 { value?.number ?? noNumber }

  /// The count or the date that is this number, which may stand for none.
  func value(ofNumber number: Int64) -> SideValue? {
    number == noNumber ? nil : .number(number)
  }
}
