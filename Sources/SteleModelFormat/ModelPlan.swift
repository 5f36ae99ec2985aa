public import SteleFile

/// The sections of a model file with a given configuration, in file order.
///
/// The order is that of use: first what runs once for each sentence (the encoder and the decoder's
/// cross-attention key/value projections), then what every generated token reads, the embedding
/// last, because it is also the output projection.
///
/// | section                                   | shape (rows, depth) before tiling      |
/// |-------------------------------------------|----------------------------------------|
/// | `encoder.N.self_attention.query_key_value`| (3 · width, width)                     |
/// | `encoder.N.self_attention.output`         | (width, width)                         |
/// | `encoder.N.feed_forward.in`               | (feedForward, width)                   |
/// | `encoder.N.feed_forward.out`              | (width, feedForward)                   |
/// | `decoder.N.source.cross_attention.key_value` | (2 · width, width)                  |
/// | `decoder.N.…`                             | as the encoder's, and cross attention's|
/// | `….vectors`                               | scales (int8), biases and norms        |
/// | `embedding.tokens`, `embedding.vectors`   | (vocabulary, width), its scales (int8) |
///
/// int8 weights of the embedding lie in two planes of halves, `embedding.tokens.high` and
/// `embedding.tokens.low`, so that half of them tells which rows can be the best. Two further
/// sections, `embedding.tokens.low_mean` and `embedding.tokens.low_spread`, then have ``LowHalves``
/// of every row. Rows of the embedding lie in the order of ``TokenRows``.
public struct ModelPlan: Sendable {
  /// JSON of ``ModelConfiguration``.
  public static let configurationSection = "model.configuration"
  /// JSON that says where the file came from.
  public static let manifestSection = "manifest"

  /// What the plan was made for.
  public let configuration: ModelConfiguration
  /// All blocks in file order; the embedding is the last.
  public let blocks: [Block]

  /// Plans the weight sections for `configuration`, which must be valid.
  public init(_ configuration: ModelConfiguration) {
    self.configuration = configuration
    let width = configuration.width
    let weights = configuration.weights
    var blocks: [Block] = []
    for layer in 0..<configuration.encoder.layers {
      blocks.append(
        Block(
          "encoder.\(layer)", .eachSentence, configuration,
          norms: ["self_attention", "feed_forward"]
        ) {
          Self.selfAttention(configuration)
            + Self.feedForward(configuration, configuration.encoder)
        })
    }
    blocks.append(Block("encoder", .eachSentence, configuration, norms: ["final"]) { [] })
    for layer in 0..<configuration.decoder.layers {
      blocks.append(
        Block("decoder.\(layer).source", .eachSentence, configuration, norms: []) {
          [.init("cross_attention.key_value", rows: 2 * width, depth: width, weights)]
        })
    }
    for layer in 0..<configuration.decoder.layers {
      blocks.append(
        Block(
          "decoder.\(layer)", .eachStep, configuration,
          norms: ["self_attention", "cross_attention", "feed_forward"]
        ) {
          Self.selfAttention(configuration)
            + [
              .init("cross_attention.query", rows: width, depth: width, weights),
              .init("cross_attention.output", rows: width, depth: width, weights),
            ] + Self.feedForward(configuration, configuration.decoder)
        })
    }
    blocks.append(Block("decoder", .eachStep, configuration, norms: ["final"]) { [] })
    blocks.append(
      Block("embedding", .eachStep, configuration, norms: []) {
        [
          .init(
            "tokens", rows: configuration.vocabularyCount, depth: width,
            configuration.embeddingWeights, .embedding)
        ]
      })
    self.blocks = blocks
  }

  /// The weight sections in file order.
  public var sections: [SectionPlan] { blocks.flatMap(\.sections) }

  private static func selfAttention(_ configuration: ModelConfiguration) -> [Matrix] {
    let width = configuration.width
    let weights = configuration.weights
    return [
      .init("self_attention.query_key_value", rows: 3 * width, depth: width, weights),
      .init("self_attention.output", rows: width, depth: width, weights),
    ]
  }

  private static func feedForward(
    _ configuration: ModelConfiguration, _ stack: ModelConfiguration.StackConfiguration
  ) -> [Matrix] {
    let width = configuration.width
    let weights = configuration.weights
    return [
      .init("feed_forward.in", rows: stack.feedForward, depth: width, weights),
      .init("feed_forward.out", rows: width, depth: stack.feedForward, weights),
    ]
  }
}

extension ModelPlan {
  /// One matrix of a block, before tiling.
  public struct Matrix: Equatable, Sendable {
    /// The matrix's name within its block, such as `feed_forward.in`.
    public let name: String
    /// Outputs and inputs, and how they are tiled.
    public let geometry: TileGeometry
    /// The precision of its weights.
    public let weights: WeightType
    /// What its sections hold, in file order.
    public let parts: [WeightPart]
    /// Whether it is the embedding, which has no bias, and whose int8 weights are in two planes.
    public let isEmbedding: Bool

    /// What a matrix is for, as far as its layout depends on it.
    enum Role {
      case linear
      case embedding
    }

    init(_ name: String, rows: Int, depth: Int, _ weights: WeightType, _ role: Role = .linear) {
      self.name = name
      geometry = TileGeometry(rows: rows, depth: depth)
      self.weights = weights
      isEmbedding = role == .embedding
      parts =
        switch (weights, role) {
        case (.int8, .embedding): [.high, .low]
        case (.int8, _): [.int8]
        case (.int4, _): [.int4]
        case (.float32, _): [.float32]
        }
    }

    /// Whether the block's vectors hold a bias for it.
    public var hasBias: Bool { !isEmbedding }

    /// Whether the block's vectors hold a scale for each of its rows.
    public var hasRowScales: Bool { weights == .int8 }

    /// Whether there are ``LowHalves`` of its rows.
    public var hasLowHalves: Bool { parts.contains(.low) }
  }

  /// One float32 vector of a block, inside the block's `vectors` section.
  public struct Vector: Equatable, Sendable {
    /// The vector's name within its block, such as `feed_forward.in.scale`.
    public let name: String
    /// Where it lies within the `vectors` section, in floats.
    public let range: Range<Int>
  }

  /// How often a block's weights are read.
  public enum Use: Sendable {
    /// Once, when a source is encoded.
    case eachSentence
    /// For every token that is generated.
    case eachStep
  }

  /// Matrices that are used together, and one section with all their small vectors.
  public struct Block: Sendable {
    /// The block's name, such as `decoder.3`.
    public let name: String
    /// How often its weights are read.
    public let use: Use
    /// The block's matrices, in file order.
    public let matrices: [Matrix]
    /// The block's layer norms, in file order.
    public let norms: [String]
    /// The vectors in the block's `vectors` section, in order, without gaps: for each matrix its
    /// scales (int8 only) and its bias, then each norm's weight and bias.
    public let vectors: [Vector]

    init(
      _ name: String, _ use: Use, _ configuration: ModelConfiguration, norms: [String],
      matrices: () -> [Matrix]
    ) {
      self.name = name
      self.use = use
      self.matrices = matrices()
      self.norms = norms
      var sizes: [(name: String, count: Int)] = []
      for matrix in self.matrices {
        if matrix.hasRowScales { sizes.append(("\(matrix.name).scale", matrix.geometry.rows)) }
        if matrix.hasBias { sizes.append(("\(matrix.name).bias", matrix.geometry.rows)) }
      }
      for norm in norms {
        sizes.append(("\(norm).norm.weight", configuration.width))
        sizes.append(("\(norm).norm.bias", configuration.width))
      }
      var end = 0
      vectors = sizes.map { size in
        let start = end
        end += size.count
        return Vector(name: size.name, range: start..<end)
      }
    }

    /// The section that holds the tiles of `part` of `matrix`.
    public func sectionName(of part: WeightPart, of matrix: Matrix) -> String {
      switch part {
      case .high, .low: "\(name).\(matrix.name).\(part)"
      case .int8, .int4, .float32: "\(name).\(matrix.name)"
      }
    }

    /// The section with the means of `matrix`'s ``LowHalves``.
    func lowMeans(of matrix: Matrix) -> SectionPlan {
      SectionPlan(
        name: "\(name).\(matrix.name).low_mean", elementType: .uint16,
        shape: [matrix.geometry.rows])
    }

    /// The section with the spreads of `matrix`'s ``LowHalves``.
    func lowSpreads(of matrix: Matrix) -> SectionPlan {
      SectionPlan(
        name: "\(name).\(matrix.name).low_spread", elementType: .uint8,
        shape: [matrix.geometry.rows])
    }

    /// The section that holds the block's vectors.
    public var vectorsSectionName: String { "\(name).vectors" }

    /// Floats in the `vectors` section; 0 means that there is no such section.
    public var vectorsCount: Int { vectors.last?.range.upperBound ?? 0 }

    /// The block's sections in file order: matrices first, then vectors.
    public var sections: [SectionPlan] {
      var sections = matrices.flatMap { matrix in
        matrix.parts.map { part in
          SectionPlan(
            name: sectionName(of: part, of: matrix), elementType: part.elementType,
            shape: matrix.geometry.shape(part))
        } + (matrix.hasLowHalves ? [lowMeans(of: matrix), lowSpreads(of: matrix)] : [])
      }
      if vectorsCount > 0 {
        sections.append(
          SectionPlan(name: vectorsSectionName, elementType: .float32, shape: [vectorsCount]))
      }
      return sections
    }
  }
}
