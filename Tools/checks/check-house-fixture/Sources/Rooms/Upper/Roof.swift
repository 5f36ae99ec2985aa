/// Uses the lower floor, as it may.
///
/// Its own Beam hides that of the cellar.
public struct Roof {
  struct Beam {}

  let beam = Beam()
  let wall: Wall

  /// Shown by what another module names, so public with reason.
  public func tiles() -> [Tile] { [] }
}

/// Shown by the roof.
public struct Tile {}

/// Nobody names it.
public struct Chimney {}
