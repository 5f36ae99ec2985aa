import SteleTransformer

/// Something that takes time, and how the page names and colors it everywhere.
///
/// Parts of a step have the colors of Okabe and Ito, phases those of Paul Tol's muted scheme: both
/// are told apart by those who do not see all colors.
struct ProfilePageSeries {
  /// What readers see.
  let name: String
  /// The class that carries the color.
  let style: String
  /// Its color on light and on dark paper.
  let light: String
  let dark: String

  /// Where no phase accounts for the time.
  static let unaccounted = ProfilePageSeries("unaccounted", "unaccounted", "#BBBBBB", "#6A6A6A")

  /// Everything that has a color.
  static var all: [ProfilePageSeries] {
    StepPart.allCases.map(Self.init) + Phase.allCases.map(Self.init) + [unaccounted]
  }

  private init(_ name: String, _ style: String, _ light: String, _ dark: String) {
    self.name = name
    self.style = style
    self.light = light
    self.dark = dark
  }

  /// A part of a step.
  init(_ part: StepPart) {
    let title = part.title
    let style = part.rawValue
    self =
      switch part {
      case .embedding: Self(title, style, "#F0E442", "#F0E442")
      case .selfAttention: Self(title, style, "#009E73", "#009E73")
      case .crossAttention: Self(title, style, "#56B4E9", "#56B4E9")
      case .feedForward: Self(title, style, "#E69F00", "#E69F00")
      case .norms: Self(title, style, "#CC79A7", "#CC79A7")
      case .outputProjection: Self(title, style, "#0072B2", "#1F85C9")
      case .reading: Self(title, style, "#8C6D31", "#B8935A")
      case .threads: Self(title, style, "#D55E00", "#E2691A")
      case .barriers: Self(title, style, "#A9A9A9", "#767676")
      case .search: Self(title, style, "#555555", "#B0B0B0")
      }
  }

  /// A phase of a translation.
  init(_ phase: Phase) {
    let title = phase.title
    let style = phase.rawValue
    self =
      switch phase {
      case .tokenize: Self(title, style, "#DDCC77", "#DDCC77")
      case .prepare: Self(title, style, "#999933", "#999933")
      case .encode: Self(title, style, "#44AA99", "#44AA99")
      case .crossKeysValues: Self(title, style, "#CC6677", "#CC6677")
      case .decode: Self(title, style, "#332288", "#7A6BD1")
      case .detokenize: Self(title, style, "#882255", "#B04A82")
      }
  }

  /// The entry of a legend, with figures behind the name.
  func legendEntry(_ figures: String) -> String {
    "<li><span class=\"swatch \(style)\"></span>\(name) <span class=\"figures\">\(figures)</span>"
      + "</li>\n"
  }
}
