import HTTPTypes
import SteleBase
import SteleDocument

extension DeepL {
  /// Answers `/v2/document`: takes a document to translate.
  @Sendable func upload(_ request: IncomingRequest) async throws(RequestError) -> Reply {
    let parameters = try await request.parameters()
    try access.admit(request, key: Self.key(request, parameters), texts: [""])
    guard let documents, let file = parameters.file("file") else {
      throw RequestError(.badRequest, "Parameter 'file' not specified.")
    }
    let target = try target(parameters)
    let known = try source(parameters)
    try refuseWhatIsNotThere(parameters)
    let name = parameters.text("filename").flatMap { $0.isEmpty ? nil : $0 } ?? file.name
    guard let format = DocumentFormat(path: name) else {
      throw RequestError(.badRequest, "Documents of this kind are not translated: \(name)")
    }
    let bytes = await BackgroundWork.run { try? file.bytes() }
    guard let bytes else { throw RequestError(.internalServerError, "The file is gone.") }
    let source = try await service.source(of: bytes, format, known: known?.language)
    let safe = FileName(name)
    let ticket = try documents.begin(
      DocumentWork(
        bytes: bytes, format: format, source: source ?? target.language, target: target.language),
      characters: bytes.count, as: "\(safe.stem)_\(target.code)\(safe.suffix)")
    count(characters: bytes.count)
    return .json(
      JSONWriter.line { json in
        json.add("document_id", ticket.identifier)
        json.add("document_key", ticket.key)
      })
  }

  /// Answers `/v2/document/{id}`: how far it is.
  @Sendable func status(_ request: IncomingRequest) async throws(RequestError) -> Reply {
    let (identifier, found) = try await document(request)
    return .json(
      JSONWriter.line { json in
        json.add("document_id", identifier)
        switch found.progress {
        case .translating:
          json.add("status", "translating")
          // Nobody knows before it is done; clients only wait by it.
          json.add("seconds_remaining", 1)
        case .done:
          json.add("status", "done")
          json.add("billed_characters", found.characters)
        case .failed(let reason):
          json.add("status", "error")
          json.add("error_message", reason)
        }
      })
  }

  /// Answers `/v2/document/{id}/result`: the translation.
  @Sendable func result(_ request: IncomingRequest) async throws(RequestError) -> Reply {
    switch try await document(request).found.progress {
    case .translating:
      throw RequestError(
        .serviceUnavailable, "The document is not translated yet.", fields: [.retryAfter: "1"])
    case .failed(let reason): throw RequestError(.badRequest, reason)
    case .done(let file):
      guard let documents else { throw RequestError(.notFound, "There is no such document.") }
      return try await documents.reply(to: request, file: file)
    }
  }

  private func document(
    _ request: IncomingRequest
  ) async throws(RequestError) -> (
    identifier: String, found: (progress: DeepLDocuments.Progress, characters: Int)
  ) {
    let parameters = try await request.parameters()
    try access.admit(request, key: Self.key(request, parameters), texts: [])
    let identifier = request.parts.first ?? ""
    guard
      let found = documents?.progress(of: identifier, key: parameters.text("document_key") ?? "")
    else { throw RequestError(.notFound, "There is no document with this ID and this key.") }
    return (identifier, found)
  }
}
