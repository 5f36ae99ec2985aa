/// What a request asks for, by names: the members of a JSON object, or the fields of a query and a
/// form.
struct Parameters: Sendable {
  private let source: Source
  /// The files of a form, by the names of their fields.
  private let files: [(field: String, file: UploadedFile)]

  private enum Source: Sendable {
    case json(JSONValue)
    case fields([FormField])
  }

  /// The members of `object`.
  init(_ object: JSONValue) {
    source = .json(object)
    files = []
  }

  /// `fields`, those of the query before those of the body, and `files`.
  init(_ fields: [FormField], files: [(field: String, file: UploadedFile)] = []) {
    source = .fields(fields)
    self.files = files
  }

  /// Whether they came as JSON.
  var isJSON: Bool {
    if case .json = source { true } else { false }
  }

  /// The value called `name`, of several fields the first; nil where there is none.
  subscript(name: String) -> JSONValue? {
    switch source {
    case .json(let object): object[name]
    case .fields(let fields): fields.first { $0.name == name }.map { .string($0.value) }
    }
  }

  /// The text called `name`; nil where there is none, or something else.
  func text(_ name: String) -> String? {
    if case .string(let text) = self[name] { text } else { nil }
  }

  /// The texts called `name`: of all fields of that name, or of a list or a text of JSON; nil where
  /// there is something else.
  func texts(_ name: String) -> [String]? {
    if case .fields(let fields) = source {
      return fields.filter { $0.name == name }.map(\.value)
    }
    switch self[name] {
    case nil, .null: return []
    case .string(let text): return [text]
    case .array(let elements):
      let texts = elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
      return texts.count == elements.count ? texts : nil
    default: return nil
    }
  }

  /// The file that the field `name` holds; nil where it holds none.
  func file(_ name: String) -> UploadedFile? { files.first { $0.field == name }?.file }
}
