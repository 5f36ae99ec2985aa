import Foundation
import SteleConversion
import SteleModelFormat
import SteleTestSupport
import SteleTransformer

/// Models whose answers are known, with the demo's vocabulary; made once for all tests.
enum KnownAnswerModel {
  static let copy = Result { try make(.copy()) }
  static let exactCopy = Result { try make(.copy(), weights: .float32) }
  static let silent = Result { try make(.silence) }

  /// Converts the checkpoint with `answer`.
  static func make(
    _ answer: KnownAnswerCheckpoint.Answer, weights: WeightType = .int8
  ) throws -> TranslationModel {
    let folder = try TemporaryFolder()
    try KnownAnswerCheckpoint(answer, tokenizer: Repository.root.appending(path: "Models/demo"))
      .write(to: folder.url.appending(path: "checkpoint"))
    try Converter(checkpoint: folder.path("checkpoint"), weights: weights)
      .write(to: folder.path("model.stele"))
    // It stays mapped when the folder goes.
    return try TranslationModel(opening: folder.path("model.stele"))
  }
}
