import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A connection to a server of this machine, which sends and takes bytes as they are.
final class LoopbackClient: Sendable {
  private let descriptor: CInt

  /// A server's answer.
  struct Answer {
    var version: String
    var status: Int
    /// Fields by their names in lower case; of equal names the last.
    var fields: [String: String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  struct Failure: Error {
    var what: String
  }

  init(port: Int) throws {
    descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failure(what: "no connection: \(errno)") }
    // No test waits longer.
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { Foundation.close(descriptor) }

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Foundation.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure(what: "cannot send: \(errno)") }
      rest = rest.dropFirst(count)
    }
  }

  /// Says that nothing more comes.
  func finish() { shutdown(descriptor, CInt(SHUT_WR)) }

  /// What arrives next; empty at the end.
  private func receive() async throws -> [UInt8] {
    // Not on a thread that the server's tasks need.
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { [self] in
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        if count < 0 {
          continuation.resume(throwing: Failure(what: "nothing arrives: \(errno)"))
        } else {
          continuation.resume(returning: Array(buffer[..<count]))
        }
      }
    }
  }

  /// All that arrives until the server closes the connection.
  func rest() async throws -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let next = try await receive()
      if next.isEmpty { return bytes }
      bytes += next
    }
  }

  /// The next answer, which has its length in its head, or ends with the connection.
  func answer(toHead isHead: Bool = false) async throws -> Answer {
    var bytes: [UInt8] = []
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let start = bytes.firstRange(of: end) {
        var answer = try Self.answer(Array(bytes[..<start.lowerBound]))
        var body = Array(bytes[start.upperBound...])
        if (100..<200).contains(answer.status) {
          bytes = body
          guard answer.status == 100 else { return answer }
          return answer
        }
        if isHead || answer.status == 304 { return answer }
        guard let length = answer.fields["content-length"].flatMap({ Int($0) }) else {
          answer.body = body + (try await rest())
          return answer
        }
        while body.count < length {
          let next = try await receive()
          guard !next.isEmpty else { throw Failure(what: "the body ends early") }
          body += next
        }
        answer.body = body
        return answer
      }
      let next = try await receive()
      guard !next.isEmpty else {
        throw Failure(what: "no answer but \(String(decoding: bytes, as: UTF8.self))")
      }
      bytes += next
    }
  }

  private static func answer(_ head: [UInt8]) throws -> Answer {
    let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ", maxSplits: 2)
    guard words.count >= 2, let status = Int(words[1]) else {
      throw Failure(what: "no HTTP: \(lines[0])")
    }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      fields[parts[0].lowercased()] =
        parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    }
    return Answer(version: String(words[0]), status: status, fields: fields, body: [])
  }
}
