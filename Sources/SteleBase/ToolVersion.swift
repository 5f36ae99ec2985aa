/// The version of Stele, which model files record and `stele --version` prints.
package enum ToolVersion {
  /// Semantic version of this source tree.
  package static let current = "0.1.0"
}
