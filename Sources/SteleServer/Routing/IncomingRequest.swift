import HTTPTypes
import HummingbirdCore
import NIOCore
import SteleBase
import SteleFile

/// A request that is to be answered.
struct IncomingRequest: Sendable {
  let method: HTTPRequest.Method
  let target: RequestTarget
  let fields: HTTPFields
  /// The host that the client called, with its port if that was named.
  let host: String?
  /// The client's address.
  let address: String
  /// The parts of the path that the route left open, in their order.
  let parts: [String]
  let limits: ServerLimits
  /// What of it is in memory.
  let held: HeldBytes.Share
  let body: RequestBody

  /// The type of the body; nil where the client says none.
  var mediaType: MediaType? { fields[.contentType].map(MediaType.init) }

  /// The fields of the query.
  var query: [FormField] {
    get throws(RequestError) {
      do {
        return try FormField.fields(ofURLEncoded: target.query.utf8)
      } catch {
        throw RequestError(.badRequest, "Invalid request: \(error)")
      }
    }
  }

  /// The parameters: of a body that is JSON; else of the query and of a form, if there is one.
  func parameters() async throws(RequestError) -> Parameters {
    guard fields[.contentEncoding].map({ $0.lowercased() == "identity" }) ?? true else {
      throw RequestError(.unsupportedMediaType, "Invalid request: the body must not be compressed")
    }
    guard let type = mediaType else { return Parameters(try query) }
    if type.isJSON { return Parameters(try await json()) }
    switch type.name {
    case "application/x-www-form-urlencoded":
      let bytes = try await bytes()
      do {
        return Parameters(try query + FormField.fields(ofURLEncoded: bytes))
      } catch let error as FormError {
        throw RequestError(.badRequest, "Invalid request: \(error)")
      } catch {
        throw .notUnderstood
      }
    case "multipart/form-data": return try await multipart(type)
    default: return Parameters(try query)
    }
  }

  /// The body as a JSON object.
  func json() async throws(RequestError) -> JSONValue {
    let bytes = try await bytes()
    let value: JSONValue
    do {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw .notUnderstood
    }
    guard case .object = value else { throw RequestError(.badRequest, "Invalid JSON format") }
    return value
  }

  /// The whole body.
  func bytes() async throws(RequestError) -> [UInt8] {
    var bytes: [UInt8] = []
    try checkLength(limit: limits.bodyByteCount)
    try await forEachChunk { chunk throws(RequestError) in
      guard bytes.count + chunk.count <= limits.bodyByteCount else {
        throw .tooLarge(limit: limits.bodyByteCount)
      }
      try hold(chunk.count)
      bytes += chunk
    }
    return bytes
  }

  /// Refuses a body that says that it is too long, before it is read.
  private func checkLength(limit: Int) throws(RequestError) {
    if let length = fields[.contentLength].flatMap({ Int($0) }), length > limit {
      throw .tooLarge(limit: limit)
    }
  }

  private func hold(_ count: Int) throws(RequestError) {
    guard held.take(count) else {
      throw .busy("Too many large requests at a time; try again later.")
    }
  }

  private func forEachChunk(
    _ body: (ByteBufferView) throws(RequestError) -> Void
  ) async throws(RequestError) {
    do {
      for try await buffer in self.body { try body(buffer.readableBytesView) }
    } catch let error as RequestError {
      throw error
    } catch {
      // The connection broke, or what came was no HTTP.
      throw .clientLeft
    }
  }
}

// MARK: - Multipart

extension IncomingRequest {
  /// A form in parts, read while it arrives.
  private struct Form {
    let limits: ServerLimits
    var fields: [FormField] = []
    var files: [(field: String, file: UploadedFile)] = []
    /// The values of fields, in bytes.
    private var byteCount = 0
    private var part: MultipartPart?
    private var value: [UInt8] = []
    private var file: UploadedFile.Incoming?

    init(_ limits: ServerLimits) { self.limits = limits }

    mutating func take(_ event: MultipartParser.Event) throws(FormError) {
      do {
        switch event {
        case .begin(let part):
          self.part = part
          file = part.fileName.map {
            UploadedFile.Incoming(name: $0, limit: limits.fileByteCount)
          }
        case .value(let bytes):
          if file != nil {
            guard try file?.append(bytes) ?? true else {
              throw FormError.tooLarge(limit: limits.fileByteCount)
            }
            return
          }
          byteCount += bytes.count
          guard byteCount <= limits.bodyByteCount else {
            throw FormError.tooLarge(limit: limits.bodyByteCount)
          }
          value += bytes
        case .end:
          guard let part else { return }
          if let file = try file?.finish() {
            files.append((part.name, file))
          } else {
            fields.append(FormField(name: part.name, value: String(decoding: value, as: UTF8.self)))
          }
          self.part = nil
          file = nil
          value = []
        }
      } catch let error as FormError {
        throw error
      } catch {
        throw .malformed("an uploaded file cannot be kept: \(error)")
      }
    }
  }

  private func multipart(_ type: MediaType) async throws(RequestError) -> Parameters {
    let limit = limits.bodyByteCount + limits.fileByteCount
    try checkLength(limit: limit)
    var form = Form(limits)
    do {
      var parser = try MultipartParser(boundary: type.parameters["boundary"] ?? "")
      var count = 0
      try await forEachChunk { chunk throws(RequestError) in
        count += chunk.count
        guard count <= limit else { throw .tooLarge(limit: limit) }
        try hold(chunk.count)
        do throws(FormError) {
          try parser.take(chunk) { event throws(FormError) in try form.take(event) }
        } catch {
          throw Self.error(error)
        }
      }
      try parser.finish()
    } catch let error as FormError {
      throw Self.error(error)
    } catch let error as RequestError {
      throw error
    } catch {
      throw .notUnderstood
    }
    return Parameters(try query + form.fields, files: form.files)
  }

  private static func error(_ error: FormError) -> RequestError {
    switch error {
    case .tooLarge(let limit): .tooLarge(limit: limit)
    case .malformed: .notUnderstood
    case .tooManyFields, .headerTooLong: RequestError(.badRequest, "Invalid request: \(error)")
    }
  }
}
