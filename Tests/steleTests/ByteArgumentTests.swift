import Foundation
import SteleTestSupport
import Testing

/// Arguments that are no UTF-8, which no `Process` can pass on: shells do.
@Suite struct ByteArgumentTests {
  private let folder: TemporaryFolder
  /// Names for scripts: `$c` is `q\xFF.c`, `$o` is `o\xFF`.
  private static let names = """
    set -e
    c=$(printf 'q\\377.c'); o=$(printf 'o\\377')

    """

  init() throws { folder = try TemporaryFolder() }

  /// Runs a script that has the names, with the program as `"$0"`.
  private func run(_ script: String) throws -> Program.Result {
    try Program.run(script: Self.names + script, in: folder.url)
  }

  /// A corpus that knows an `int a;` and a file of that kind called `$c`.
  private func makeCorpus() throws {
    let made = try run(
      """
      printf 'int a;\\n' > "$c"; printf 'int a;\\n' > ok.c; mkdir "$o"; cp ok.c "$o/$c"
      "$0" corpus build -o "$o.stele" --side-tables keys --from-tree "$o"
      mv "$o.stele" "$o/c.stele"
      """)
    try #require(made.status == 0, "\(made.error)")
  }

  @Test func `check takes paths of any bytes, alone or from xargs, and shows them`() throws {
    try makeCorpus()
    let alone = try run(#""$0" check "$c" --corpus "$o/c.stele""#)
    #expect(alone.status == 0 && alone.output.contains(#"q\xFF.c  known"#), "\(alone)")
    let many = try run(
      #"find . -maxdepth 1 -name '*.c' -print0 | xargs -0 "$0" check --corpus "$o/c.stele""#)
    #expect(many.status == 0 && many.output.hasPrefix("2 files, 14 bytes: 2 known"), "\(many)")
    let missing = try run(#""$0" check "$o/x" --corpus "$o/c.stele""#)
    #expect(missing.status == 1 && missing.error.contains(#"o\xFF/x: there is no"#), "\(missing)")
  }

  @Test func `Reports, baselines, policies and ignore files may have any name`() throws {
    try makeCorpus()
    let result = try run(
      """
      printf 'deny Permissive\\n' > "$o.policy"; printf 'ok.c\\n' > "$o.ignore"
      "$0" check "$c" ok.c --corpus "$o/c.stele" -o "$o.txt" --write-baseline "$o.base" \
        --policy "$o.policy" --ignore-file "$o.ignore"
      "$0" check "$c" --corpus "$o/c.stele" --baseline "$o.base" -o "$o/r.txt"
      cmp "$o.policy" "$o.policy"; test -s "$o.txt"; test -f "$o.base"; test -s "$o/r.txt"
      ls | wc -l
      """)
    #expect(result.status == 0, "\(result)")
    // Two sources, the folder, and the four beside it: nothing of another name appeared.
    #expect(result.output.contains("7"), "\(result.output)")
  }

  @Test func `Corpus files, their parts, releases and lists may have any name`() throws {
    try makeCorpus()
    let result = try run(
      """
      "$0" corpus export "$o/c.stele" > "$o.jsonl"
      "$0" corpus build -o "$o.2" --side-tables keys "$o.jsonl" --from-tree "$o"
      "$0" corpus merge -o "$o.3" "$o.2" "$o/c.stele"
      "$0" corpus diff "$o/c.stele" "$o.3" -o "$o.patch"
      "$0" corpus patch "$o/c.stele" "$o.patch" -o "$o.4"
      cmp "$o.3" "$o.4"
      "$0" verify "$o.4"; "$0" inspect "$o.4"
      "$0" corpus release "$o.3" -o "$o.release" --name x
      ls "$o.release" | wc -l
      """)
    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains(#"o\xFF.4: "#), "\(result.output)")
  }

  @Test func `Models, folders of checkpoints, documents and texts may be of any bytes`() throws {
    try TinyCheckpoint(seed: 1).write(to: folder.url.appending(path: "plain"))
    let result = try run(
      """
      mv plain "$o"
      "$0" convert "$o" -o "$o/m.stele" 2> /dev/null
      mkdir "$o.in"; printf 'the\\n' > "$o.in/$o.txt"; cp "$o.in/$o.txt" "$o.txt"
      t() { "$0" translate -m "$o/m.stele" --from en --to fr "$@" 2> /dev/null; }
      t --input "$o.txt" --output "$o.out"
      t --input "$o.in" --output "$o.new"
      cmp "$o.out" "$o.new/$o.txt"
      t "$(printf 'the\\377')" --format jsonl > "$o.1"
      printf 'the\\377\\n' | t --format jsonl > "$o.2"
      "$0" tokenize -m "$o/m.stele" --from en "$o" > "$o.3"
      printf '%s\\n' "$o" | "$0" tokenize -m "$o/m.stele" --from en > "$o.4"
      cmp "$o.3" "$o.4"
      """)
    #expect(result.status == 0, "\(result)")
  }
}
