import SteleFile
import SteleTestSupport
import SteleTokenizer

@testable import SteleConversion

extension TokenizerSource {
  /// The tokenizer that a model file made from this source has.
  func tokenizer(in folder: TemporaryFolder, named name: String) throws -> Tokenizer {
    let sections = try tables().sections
    let writer = try ContainerWriter(
      path: folder.path(name), kind: .model,
      sections: sections.map {
        SectionPlan(name: $0.name, elementType: $0.elementType, shape: $0.shape)
      })
    for section in sections { try writer.append(contentsOf: section.bytes) }
    try writer.finish()
    return try Tokenizer(reading: Container(opening: folder.path(name)))
  }
}
