import SteleDocument
import SteleTokenizer

/// A document to translate from one language into another.
struct DocumentWork: Sendable {
  var bytes: [UInt8]
  var format: DocumentFormat
  var source: Language
  var target: Language
}
