import Foundation
import SteleTestSupport
import Testing

extension TemporaryFolder {
  /// Writes a tiny checkpoint, converts it as a user would, and tells where the model file is.
  func convertedTinyModel(seed: UInt64) throws -> String {
    try TinyCheckpoint(seed: seed).write(to: url.appending(path: "checkpoint"))
    let model = path("model.stele")
    let converted = try Program.run(["convert", path("checkpoint"), "-o", model])
    try #require(converted.status == 0, "\(converted.error)")
    return model
  }
}
