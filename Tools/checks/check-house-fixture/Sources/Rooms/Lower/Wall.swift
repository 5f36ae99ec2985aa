// Chimney and Gable are words of a comment here.
struct Wall {
  let text = "Gable, not \("as type")"
  let raw = #"\"#

  /// The circle: what an interpolation uses is used.
  var height: String { "\(Roof.Beam.self)" }
}

extension Wall {
  struct Brick {}

  /// A generic parameter, and no type of the cellar.
  func laid<Beam>(on beam: Beam) {}
}

/// Three files use it.
enum Mortar {}
