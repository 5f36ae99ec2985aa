import ArgumentParser
import SteleTransformer

/// The model file, which most commands need.
struct ModelOption: ParsableArguments {
  @Option(
    name: [.customShort("m"), .long],
    help: .taking(
      "FILE",
      """
      The model file, as `stele convert` wrote it, or the name of one in the folder STELE_MODELS. \
      (default: STELE_MODEL, or the only one in that folder)
      """),
    completion: .model)
  var model: String?

  /// Where the model file lies.
  ///
  /// - Throws: An error that says what to do if none is meant, or it is no model file.
  func path() throws -> String { try ModelFolder.current.path(of: model) }

  func open(_ memory: MemoryOption? = nil) throws -> TranslationModel {
    let opened = try TranslationModel(
      opening: path(), memoryLimit: memory?.memoryLimit?.byteCount)
    ModelNote.show(of: opened)
    return opened
  }
}
