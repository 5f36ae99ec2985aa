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
    guard isatty(STDERR_FILENO) == 1, let note = card(of: model)?.note else { return }
    StandardOutput.warn("Note: \(note)")
  }

  /// What the model file keeps of the model's card; nil where there is none.
  static func card(of model: TranslationModel) -> Manifest.Card? {
    let json = try? model.file.container.text(named: ModelPlan.manifestSection)
    return json.flatMap { try? Manifest(parsing: $0) }?.card
  }
}
