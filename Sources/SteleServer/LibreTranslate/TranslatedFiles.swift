import HTTPTypes
import SteleBase
import SteleFile
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Documents that were translated and wait to be fetched, in a folder that only this process's user
/// can look into.
///
/// Each vanishes half an hour after it was made, the oldest sooner where there are too many; all
/// vanish with the server.
final class TranslatedFiles: Sendable {
  private let folder: String
  private let entries = Mutex<[Entry]>([])

  private struct Entry: Sendable {
    var name: String
    /// What it is saved as.
    var saveName: String
    var byteCount: Int
    var end: ContinuousClock.Instant
  }

  private static let lifetime: Duration = .seconds(30 * 60)
  private static let maximumCount = 1000
  private static let maximumByteCount = 1 << 30

  /// Makes the folder, below the one for temporary files.
  init() throws(ServerError) {
    folder = TemporaryFolder.path + "/stele-serve-" + Token.random()
    guard mkdir(folder, 0o700) == 0 else {
      throw .option(
        "cannot make the folder \(folder) for translated files; set TMPDIR to a folder that can "
          + "be written to, or switch them off with --disable-files-translation")
    }
  }

  deinit { removeAll() }

  /// Removes all files, and the folder.
  func removeAll() {
    let all = entries.withLock { entries -> [Entry] in
      defer { entries.removeAll() }
      return entries
    }
    for entry in all { BytePath(path(of: entry.name)).remove() }
    rmdir(folder)
  }

  /// Keeps `bytes`, to be saved as `saveName`, and returns the name to fetch them by.
  func keep(_ bytes: [UInt8], as saveName: String) async throws(RequestError) -> String {
    let name = "\(Token.random()).\(saveName)"
    let now = ContinuousClock.now
    let old = entries.withLock { entries -> [Entry] in
      var old: [Entry] = []
      var sum = entries.reduce(bytes.count) { $0 + $1.byteCount }
      while let first = entries.first,
        first.end <= now || entries.count >= Self.maximumCount || sum > Self.maximumByteCount
      {
        sum -= first.byteCount
        old.append(entries.removeFirst())
      }
      entries.append(
        Entry(
          name: name, saveName: saveName, byteCount: bytes.count,
          end: now + Self.lifetime))
      return old
    }
    for entry in old { BytePath(path(of: entry.name)).remove() }
    let path = path(of: name)
    let isWritten = await BackgroundWork.run {
      (try? SmallFile.write(bytes, to: path)) != nil
    }
    guard isWritten else {
      entries.withLock { $0.removeAll { $0.name == name } }
      throw RequestError.busy("There is no room for the translated file.", retryAfter: 60)
    }
    return name
  }

  private func path(of name: String) -> String { "\(folder)/\(name)" }

  /// Answers `request` with the file called `name`.
  func reply(
    to request: IncomingRequest, named name: String
  ) async throws(RequestError) -> Reply {
    let entry = entries.withLock { entries in
      entries.first { $0.name == name && $0.end > .now }
    }
    guard let entry else { throw RequestError(.notFound, "There is no such file.") }
    guard request.held.take(entry.byteCount) else {
      throw .busy("Too many large requests at a time; try again later.")
    }
    let path = path(of: name)
    let bytes = await BackgroundWork.run {
      try? ForeignFile.contents(of: BytePath(path), limit: entry.byteCount, followsLinks: false)
    }
    guard let bytes else { throw RequestError(.notFound, "There is no such file.") }
    var fields: HTTPFields = [
      .contentType: "application/octet-stream",
      .contentDisposition: "attachment; filename=\(entry.saveName)",
      .cacheControl: "no-cache",
    ]
    fields[.xContentTypeOptions] = "nosniff"
    return Reply(fields: fields, body: .bytes(bytes))
  }
}
