import HTTPTypes
import SteleBase
import SteleDocument
import SteleTokenizer

extension LibreTranslate {
  /// Answers `/translate_file`.
  @Sendable func translateFile(_ request: IncomingRequest) async throws(RequestError) -> Reply {
    guard let files else {
      throw RequestError(.forbidden, "Files translation are disabled on this server.")
    }
    guard request.mediaType?.name == "multipart/form-data" else { throw .notUnderstood }
    let parameters = try await request.parameters()
    guard let file = parameters.file("file") else { throw .notUnderstood }
    let characters = access.limits.characters ?? -1
    let cost = characters > 0 ? max(1, file.byteCount / characters) : 1
    _ = try access.admit(request, key: parameters.text("api_key"), cost: cost)
    guard !file.name.isEmpty else { throw Self.missing("file") }
    let source = try code("source", parameters)
    let target = try code("target", parameters)
    let known = try source.lowercased() == "auto" ? nil : language(source).language
    let into = try language(target)
    let name = FileName(file.name)
    guard Self.fileExtensions.contains(name.suffix), let format = DocumentFormat(path: file.name)
    else {
      throw RequestError(.badRequest, "Invalid request: file format not supported")
    }
    let bytes = try await translated(file, format, from: known, to: into.language, request)
    let saved = try await files.keep(
      bytes, as: "\(name.stem)_\(Self.modelCode(of: into))\(name.suffix)")
    let prefix = "\(settings.prefix)/download_file/"
    let host = request.host.map { "http://\($0)" } ?? ""
    return .json(
      JSONWriter.line {
        $0.add("translatedFileUrl", host + prefix + PercentEncoding.encoded(saved))
      })
  }

  /// What LibreTranslate's models call a language, which is a part of files' names.
  private static func modelCode(of language: PublicLanguage) -> String {
    switch language.code {
    case "pt-BR": "pb"
    case "zh-Hans": "zh"
    case "zh-Hant": "zt"
    default: language.code
    }
  }

  private func translated(
    _ file: UploadedFile, _ format: DocumentFormat, from known: Language?, to target: Language,
    _ request: IncomingRequest
  ) async throws(RequestError) -> [UInt8] {
    guard request.held.take(file.byteCount) else {
      throw .busy("Too many large requests at a time; try again later.")
    }
    let bytes = await BackgroundWork.run { try? file.bytes() }
    guard let bytes else { throw RequestError(.internalServerError, "The file is gone.") }
    if known == nil, !service.detectsLanguages {
      throw RequestError(.badRequest, "auto is not supported")
    }
    let source = try await service.source(of: bytes, format, known: known)
    guard let source, source != target else { return bytes }
    return try await service.translate(
      DocumentWork(bytes: bytes, format: format, source: source, target: target))
  }
}
