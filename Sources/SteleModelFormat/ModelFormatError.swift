public import SteleFile

/// Why a file cannot be used as a model.
public enum ModelFormatError: Error, Sendable {
  /// The container itself is damaged, missing or unreadable.
  case file(FileError)
  /// The file is a Stele file of another kind.
  case notAModel(path: String)
  /// A section that this program's models have is not there or looks otherwise: another version
  /// wrote the file.
  case otherLayout(path: String, section: String, difference: String)
  /// The stored configuration is no JSON of the expected form.
  case unreadableConfiguration(path: String, reason: String)
  /// A number in the configuration is out of bounds.
  case invalidConfiguration(String)
  /// Attention heads must divide the width evenly.
  case headsDoNotDivideWidth(stack: String, heads: Int, width: Int)
  /// An int8 weight is -128, which the kernels' exactness excludes.
  ///
  /// `byte` counts from the section's start.
  case weightOutOfRange(path: String, section: String, byte: Int)
  /// The scale of int4 weights is negative, NaN or infinite.
  ///
  /// `byte` counts from the section's start.
  case invalidScale(path: String, section: String, byte: Int)
  /// A weight or scale of a row or an input that the matrix does not have is not zero.
  ///
  /// `byte` counts from the section's start.
  case paddingNotZero(path: String, section: String, byte: Int)
  /// A row's mean or spread of low halves, which the section holds, is not that of its weights.
  case falseLowHalves(path: String, section: String, row: Int)
  /// A scale, bias or norm is NaN or infinite.
  case notFinite(path: String, section: String, index: Int)
  /// The list of scripts is no JSON of the expected form.
  case unreadableScripts(path: String)
  /// A token is said to be written in a script that the list does not have.
  case unknownScript(path: String, token: Int)
}

extension ModelFormatError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .file(let error):
      error.description
    case .notAModel(let path):
      "\(path): this Stele file is no translation model; give a file that `stele convert` wrote"
    case .otherLayout(let path, let section, let difference):
      "\(path): made by an older version of stele (section \(section) \(difference)); convert the "
        + "checkpoint again"
    case .unreadableConfiguration(let path, let reason):
      "\(path): section \(ModelPlan.configurationSection) is unreadable (\(reason)); "
        + "convert the checkpoint again"
    case .invalidConfiguration(let what):
      "model configuration: \(what); convert the checkpoint again"
    case .headsDoNotDivideWidth(let stack, let heads, let width):
      "model configuration: \(heads) \(stack) heads do not divide the width \(width) evenly"
    case .weightOutOfRange(let path, let section, let byte):
      "\(path): section \(section): the weight at byte \(byte) is -128, outside [-127, 127]; "
        + "convert the checkpoint again"
    case .invalidScale(let path, let section, let byte):
      "\(path): section \(section): the scale at byte \(byte) is negative or not finite; "
        + "convert the checkpoint again"
    case .paddingNotZero(let path, let section, let byte):
      "\(path): section \(section): the padding at byte \(byte) is not zero; "
        + "convert the checkpoint again"
    case .falseLowHalves(let path, let section, let row):
      "\(path): section \(section): the value of row \(row) is not that of its weights; "
        + "convert the checkpoint again"
    case .notFinite(let path, let section, let index):
      "\(path): section \(section): value \(index) is not finite; convert the checkpoint again"
    case .unreadableScripts(let path):
      "\(path): section \(TokenRows.scriptsSection) is no list of scripts that begins with "
        + "\(TokenRows.common); convert the checkpoint again"
    case .unknownScript(let path, let token):
      "\(path): section \(TokenRows.scriptOfTokenSection): token \(token) has a script that is "
        + "not listed; convert the checkpoint again"
    }
  }
}
