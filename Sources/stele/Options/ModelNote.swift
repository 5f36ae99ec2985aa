import SteleFile
import SteleModelFormat
import SteleTransformer

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What a model's card wants its users to know before all else, such as that it is for
/// demonstration.
enum ModelNote {
  /// Says it on standard error where that is a terminal, once for each start of the program.
  static func show(of model: TranslationModel) {
    guard isatty(STDERR_FILENO) == 1, let note = text(of: model) else { return }
    StandardOutput.warn("Note: \(note)")
  }

  /// The note in the model file; nil where there is none.
  private static func text(of model: TranslationModel) -> String? {
    let json = try? model.file.container.text(named: ModelPlan.manifestSection)
    return json.flatMap { try? Manifest(parsing: $0) }?.card?.note
  }
}
