/// The version of Stele, which model files record and `stele --version` prints.
public enum ToolVersion {
  /// Semantic version of this source tree.
  public static let current = "0.1.0"
}
