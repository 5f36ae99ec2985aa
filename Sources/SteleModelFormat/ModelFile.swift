public import SteleFile

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A mapped model file whose sections are known to be there and to have the right shapes.
public struct ModelFile: Sendable {
  /// The mapped container.
  public let container: Container
  /// The model's sizes and ids.
  public let configuration: ModelConfiguration
  /// Which weight sections there are.
  public let plan: ModelPlan
  /// Which row of the embedding each token has.
  public let tokenRows: TokenRows

  /// Opens the model file at `path` and checks every section's presence, type and shape.
  ///
  /// Reads the header, the table, the configuration and the tokens' scripts; no weight. See ``verify(progress:)``.
  public init(opening path: String) throws(ModelFormatError) {
    let container: Container
    do {
      container = try Container(opening: path)
    } catch {
      throw .file(error)
    }
    try self.init(container)
  }

  /// The model file that is open as `container`, checked as when it is opened by its path.
  public init(_ container: Container) throws(ModelFormatError) {
    self.container = container
    guard container.kind == .model else { throw .notAModel(path: container.file.path) }
    configuration = try Self.readConfiguration(container)
    try configuration.validate()
    plan = ModelPlan(configuration)
    tokenRows = try TokenRows(container, vocabularyCount: configuration.vocabularyCount)
    for block in plan.blocks {
      for section in block.sections { try check(section) }
    }
  }

  private static func readConfiguration(
    _ container: Container
  ) throws(ModelFormatError) -> ModelConfiguration {
    let json: [UInt8]
    do {
      json = try container.text(named: ModelPlan.configurationSection)
    } catch {
      throw .file(error)
    }
    do {
      return try JSONDecoder().decode(ModelConfiguration.self, from: Data(json))
    } catch {
      throw .unreadableConfiguration(path: container.file.path, reason: "\(error)")
    }
  }

  private func check(_ section: SectionPlan) throws(ModelFormatError) {
    do {
      switch section.elementType {
      case .int8: _ = try array(section, of: Int8.self)
      case .uint8: _ = try array(section, of: UInt8.self)
      case .uint16: _ = try array(section, of: UInt16.self)
      default: _ = try array(section, of: Float.self)
      }
    } catch .file(.missingSection(let path, let section)) {
      throw .otherLayout(path: path, section: section, difference: "is missing")
    } catch .file(.unexpectedSection(let path, let section, let found, let expected)) {
      throw .otherLayout(
        path: path, section: section, difference: "holds \(found), not \(expected)")
    }
  }

  private func array<Element: BitwiseCopyable & Sendable>(
    _ section: SectionPlan, of type: Element.Type
  ) throws(ModelFormatError) -> MappedArray<Element> {
    do {
      return try container.array(
        named: section.name, of: type, elementType: section.elementType, shape: section.shape)
    } catch {
      throw .file(error)
    }
  }
}

extension ModelFile {
  /// The tiles of `part` of one of `block`'s matrices, of elements as ``WeightPart/elementType``.
  public func tiles<Element>(
    of part: WeightPart, of matrix: ModelPlan.Matrix, in block: ModelPlan.Block,
    as type: Element.Type
  ) throws(ModelFormatError) -> MappedArray<Element> {
    try array(
      SectionPlan(
        name: block.sectionName(of: part, of: matrix), elementType: part.elementType,
        shape: matrix.geometry.shape(part)),
      of: type)
  }

  /// Where ``tiles(of:of:in:as:)`` lie, in bytes from the start of the file.
  public func range(
    of part: WeightPart, of matrix: ModelPlan.Matrix, in block: ModelPlan.Block
  ) throws(ModelFormatError) -> Range<Int> {
    do {
      return try container.section(named: block.sectionName(of: part, of: matrix)).range
    } catch {
      throw .file(error)
    }
  }

  /// The mean of each row of `matrix`'s ``LowHalves``, which it must have.
  public func lowMeans(
    of matrix: ModelPlan.Matrix, in block: ModelPlan.Block
  ) throws(ModelFormatError) -> MappedArray<UInt16> {
    try array(block.lowMeans(of: matrix), of: UInt16.self)
  }

  /// The spread of each row of `matrix`'s ``LowHalves``, which it must have.
  public func lowSpreads(
    of matrix: ModelPlan.Matrix, in block: ModelPlan.Block
  ) throws(ModelFormatError) -> MappedArray<UInt8> {
    try array(block.lowSpreads(of: matrix), of: UInt8.self)
  }

  /// All float32 vectors of `block`, to be cut by ``ModelPlan/Vector/range``.
  public func vectors(of block: ModelPlan.Block) throws(ModelFormatError) -> MappedArray<Float> {
    try array(
      SectionPlan(
        name: block.vectorsSectionName, elementType: .float32, shape: [block.vectorsCount]),
      of: Float.self)
  }
}
