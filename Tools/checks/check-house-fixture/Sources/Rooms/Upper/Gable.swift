let gable = mixed

struct Gable {
  /// A member, not the function of the lower floor.
  func mixed() {}
  func mortar() -> Mortar? { mixed() }
}
