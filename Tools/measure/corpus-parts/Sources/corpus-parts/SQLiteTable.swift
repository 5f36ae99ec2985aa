import CSQLite
import SteleCorpus

/// What people keep such rows in otherwise: a table of SQLite's with the key of 20 bytes as primary key,
/// WITHOUT ROWID, asked through its C interface with one prepared statement.
final class SQLiteTable {
  private var database: OpaquePointer?
  private var query: OpaquePointer?

  struct Failure: Error, CustomStringConvertible { let description: String }

  init(path: String) throws {
    try check(sqlite3_open(path, &database))
    try run("PRAGMA mmap_size = 68719476736")
    try run("PRAGMA cache_size = -1000000")
  }

  deinit {
    sqlite3_finalize(query)
    sqlite3_close(database)
  }

  private func check(_ status: CInt) throws {
    guard status == SQLITE_OK || status == SQLITE_DONE || status == SQLITE_ROW else {
      throw Failure(description: "SQLite: " + String(cString: sqlite3_errmsg(database)))
    }
  }

  private func run(_ statement: String) throws {
    try check(sqlite3_exec(database, statement, nil, nil, nil))
  }

  /// Fills the table with these keys, which are in order, the best that it can get.
  func fill(_ keys: [[UInt8]]) throws {
    try run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    try run(
      "CREATE TABLE files (key BLOB PRIMARY KEY, licenses INTEGER, language INTEGER, flags INTEGER) "
        + "WITHOUT ROWID")
    try run("BEGIN")
    var insert: OpaquePointer?
    try check(
      sqlite3_prepare_v2(database, "INSERT INTO files VALUES (?, ?, ?, 1)", -1, &insert, nil))
    for key in keys {
      sqlite3_bind_blob(insert, 1, key, CInt(key.count), nil)
      sqlite3_bind_int(insert, 2, CInt(key[1]))
      sqlite3_bind_int(insert, 3, CInt(key[0]))
      try check(sqlite3_step(insert))
      sqlite3_reset(insert)
    }
    sqlite3_finalize(insert)
    try run("COMMIT")
  }

  /// How many of `keys` the table has; reads the columns of each that it has.
  func count(of keys: [[UInt8]]) throws -> Int {
    if query == nil {
      try check(
        sqlite3_prepare_v2(
          database, "SELECT licenses, language, flags FROM files WHERE key = ?", -1, &query, nil))
    }
    var found = 0
    for key in keys {
      sqlite3_bind_blob(query, 1, key, CInt(key.count), nil)
      let status = sqlite3_step(query)
      try check(status)
      if status == SQLITE_ROW {
        found += 1
        _ =
          sqlite3_column_int(query, 0) &+ sqlite3_column_int(query, 1)
          &+ sqlite3_column_int(query, 2)
      }
      sqlite3_reset(query)
    }
    return found
  }
}
