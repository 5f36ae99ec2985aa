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

  /// Opens the model file at `path` and checks every section's presence, type and shape.
  ///
  /// Reads the header, the table and the configuration; no weight. See ``verify(progress:)``.
  public init(opening path: String) throws(ModelFormatError) {
    do {
      container = try Container(opening: path)
    } catch {
      throw .file(error)
    }
    guard container.kind == .model else { throw .notAModel(path: path) }
    configuration = try Self.readConfiguration(container, path: path)
    try configuration.validate()
    plan = ModelPlan(configuration)
    for block in plan.blocks {
      for section in block.sections { try check(section) }
    }
  }

  private static func readConfiguration(
    _ container: Container, path: String
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
      throw .unreadableConfiguration(path: path, reason: "\(error)")
    }
  }

  private func check(_ section: SectionPlan) throws(ModelFormatError) {
    do {
      switch section.elementType {
      case .int8:
        _ = try container.array(
          named: section.name, of: Int8.self, elementType: .int8, shape: section.shape)
      default:
        _ = try container.array(
          named: section.name, of: Float.self, elementType: .float32, shape: section.shape)
      }
    } catch {
      throw .file(error)
    }
  }
}

extension ModelFile {
  /// The tiles of one of `block`'s matrices, as `Int8` or `Float` after the model's weight type.
  public func tiles<Element>(
    of matrix: ModelPlan.Matrix, in block: ModelPlan.Block, as type: Element.Type
  ) throws(ModelFormatError) -> MappedArray<Element> {
    do {
      return try container.array(
        named: block.sectionName(of: matrix), of: type,
        elementType: configuration.weights == .int8 ? .int8 : .float32,
        shape: matrix.geometry.shape(configuration.weights))
    } catch {
      throw .file(error)
    }
  }

  /// All float32 vectors of `block`, to be cut by ``ModelPlan/Vector/range``.
  public func vectors(of block: ModelPlan.Block) throws(ModelFormatError) -> MappedArray<Float> {
    do {
      return try container.array(
        named: block.vectorsSectionName, of: Float.self, elementType: .float32,
        shape: [block.vectorsCount])
    } catch {
      throw .file(error)
    }
  }

  /// Reads the whole file: every checksum, every weight's range, every vector's finiteness.
  ///
  /// `progress` gets the bytes read so far and in all, for the checksums.
  public func verify(progress: ((Int, Int) -> Void)? = nil) throws(ModelFormatError) {
    do {
      try container.verify(progress: progress)
    } catch {
      throw .file(error)
    }
    for block in plan.blocks {
      for matrix in block.matrices {
        if configuration.weights == .int8 {
          let tiles = try tiles(of: matrix, in: block, as: Int8.self)
          if let index = tiles.withUnsafeBufferPointer({ $0.firstIndex(of: -128) }) {
            throw .weightOutOfRange(
              path: container.file.path, section: block.sectionName(of: matrix), index: index)
          }
        } else {
          try checkFinite(
            tiles(of: matrix, in: block, as: Float.self), section: block.sectionName(of: matrix))
        }
      }
      if block.vectorsCount > 0 {
        try checkFinite(vectors(of: block), section: block.vectorsSectionName)
      }
    }
  }

  private func checkFinite(
    _ values: MappedArray<Float>, section: String
  ) throws(ModelFormatError) {
    if let index = values.withUnsafeBufferPointer({ $0.firstIndex { !$0.isFinite } }) {
      throw .notFinite(path: container.file.path, section: section, index: index)
    }
  }
}
