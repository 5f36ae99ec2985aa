import HTTPTypes
import SteleBase
import SteleTokenizer

extension LibreTranslate {
  /// A language that was found, as clients are told of it.
  struct Detected: Equatable {
    /// From 0 to 100.
    var confidence: Double
    var code: String
    /// Nil where nothing was found.
    var language: Language?
  }

  /// What a request to `/translate` asks for.
  struct Order: Sendable {
    var texts: [RequestedText]
    var format: TextFormat
    var target: Language
    var alternatives: Int
    /// The language that each text was found to be in; nil where the client named one.
    var detected: [Detected]?
    /// Whether the texts came as a list, and are answered by one.
    var isList: Bool
  }

  /// Answers `/translate`.
  @Sendable func translate(_ request: IncomingRequest) async throws(RequestError) -> Reply {
    let order = try await order(request)
    let results = try await service.translate(
      order.texts, order.format, to: order.target, alternatives: order.alternatives)
    return .json(order.body(results))
  }

  /// Reads a request to `/translate`, and admits it.
  func order(_ request: IncomingRequest) async throws(RequestError) -> Order {
    let parameters = try await request.parameters()
    let allowance = try access.admit(
      request, key: parameters.text("api_key"), cost: Self.cost(parameters))
    let texts = try texts(parameters)
    let source = try code("source", parameters)
    let target = try code("target", parameters)
    let alternatives = try alternatives(parameters)
    try check(texts, allowance)
    let detected = try source.lowercased() == "auto" ? detected(texts.texts) : nil
    let known = try detected == nil ? language(source).language : nil
    let into = try language(target).language
    let format = try format(parameters)
    let requested = texts.texts.enumerated().map { index, text in
      RequestedText(text: text, source: detected.map { $0[index].language } ?? known)
    }
    return Order(
      texts: requested, format: format, target: into, alternatives: alternatives,
      detected: detected, isList: texts.isList)
  }

  /// What a request counts: the number of its texts.
  static func cost(_ parameters: Parameters) -> Int {
    if case .array(let texts) = parameters["q"] { max(1, texts.count) } else { 1 }
  }

  /// The likeliest language of each of `texts`.
  private func detected(_ texts: [String]) throws(RequestError) -> [Detected] {
    guard service.detectsLanguages else {
      throw RequestError(.badRequest, "auto is not supported")
    }
    return texts.map { detections($0)[0] }
  }

  /// What `text` may be in, one language at least: English with no confidence where nothing is
  /// found, as in LibreTranslate.
  func detections(_ text: String) -> [Detected] {
    let found = service.detect(text).compactMap { source in
      languages.named(source.language).map { language in
        Detected(
          confidence: (source.confidence * 1000).rounded() / 10, code: language.code,
          language: source.language)
      }
    }
    return found.isEmpty ? [Detected(confidence: 0, code: "en", language: nil)] : found
  }

  /// Answers `/detect`.
  @Sendable func detect(_ request: IncomingRequest) async throws(RequestError) -> Reply {
    let parameters = try await request.parameters()
    _ = try access.admit(
      request, key: parameters.text("api_key"), cost: Self.cost(parameters))
    // As long as clients want: LibreTranslate has no limit here, and the beginning tells enough.
    let texts = try texts(parameters)
    guard service.detectsLanguages else {
      throw RequestError(.badRequest, "Languages are not detected on this server.")
    }
    // A list is answered by one list of all that was found, each language once.
    var found: [Detected] = []
    for detected in texts.texts.flatMap(detections)
    where !found.contains(where: {
      $0.code == detected.code && $0.confidence >= detected.confidence
    }) {
      found.removeAll { $0.code == detected.code }
      found.append(detected)
    }
    found.sort { $0.confidence > $1.confidence }
    if found.count > 1 { found.removeAll { $0.language == nil } }
    var json = JSONWriter()
    json.beginList()
    for detected in found { detected.write(to: &json) }
    json.endList()
    json.endLine()
    return .json(json.take())
  }
}

extension LibreTranslate.Order {
  /// The body of the reply that tells `results`.
  func body(_ results: [TranslatedText]) -> [UInt8] {
    JSONWriter.line { json in
      if alternatives > 0 {
        if isList {
          json.beginList("alternatives")
          for result in results { json.add(nil, result.alternatives) }
          json.endList()
        } else {
          json.add("alternatives", results[0].alternatives)
        }
      }
      if let detected {
        if isList {
          json.beginList("detectedLanguage")
          for language in detected { language.write(to: &json) }
          json.endList()
        } else {
          detected[0].write(to: &json, as: "detectedLanguage")
        }
      }
      if isList {
        json.add("translatedText", results.map(\.text))
      } else {
        json.add("translatedText", results[0].text)
      }
    }
  }
}

extension LibreTranslate.Detected {
  /// Writes it as an object, the element of a list or the member `name`.
  func write(to json: inout JSONWriter, as name: String? = nil) {
    json.beginObject(name)
    json.add("confidence", float: confidence)
    json.add("language", code)
    json.endObject()
  }
}
