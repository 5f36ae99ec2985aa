import Foundation
import SteleSourceTree
import SteleTestSupport
import Testing

@testable import SteleCheck

@Suite struct IgnoreFileTests {
  private static let names = ["a", "b", "c"]

  /// A line of an ignore file, mostly one that fits something.
  private static func pattern(_ random: inout SplitMix64) -> String {
    let length = Int.random(in: 1...3, using: &random)
    let parts = (0..<length).map { _ in
      ["a", "b", "c", "*", "**", "[ab]"].randomElement(using: &random) ?? "a"
    }
    let start = ["", "", "/", "!", "!/"].randomElement(using: &random) ?? ""
    let end = ["", "", "/"].randomElement(using: &random) ?? ""
    return start + parts.joined(separator: "/") + end
  }

  @Test
  func
    `Of several ignore files all count, the last rule decides, and naming files changes nothing`()
    throws
  {
    let folder = try TemporaryFolder()
    let manager = FileManager.default
    var files: [String] = []
    for first in Self.names {
      for second in Self.names {
        let parent = folder.path("tree/\(first)/\(second)")
        try manager.createDirectory(atPath: parent, withIntermediateDirectories: true)
        for name in Self.names {
          try Data().write(to: URL(filePath: parent).appending(path: name))
          files.append("\(first)/\(second)/\(name)")
        }
      }
    }
    var random = SplitMix64(seed: 22)
    var counts: Set<Int> = []
    for _ in 0..<150 {
      var ignoreFiles: [IgnoreFile] = []
      for number in 0..<Int.random(in: 1...3, using: &random) {
        let lines = (0..<4).map { _ in Self.pattern(&random) }
        let path = folder.path("ignore\(number)")
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        ignoreFiles.append(try IgnoreFile(reading: path))
      }
      let options = CheckOptions(ignoreFiles: ignoreFiles)
      var walk = try TreeWalk(root: folder.path("tree"), options: options.walkOptions)
      var walked: [String] = []
      while let entry = walk.next() { walked.append(entry.path.text) }
      #expect(walked == files.filter { !options.ignoresFile(at: FilePath($0)) })
      counts.insert(walked.count)
    }
    #expect(counts.count > 5, "\(counts)")
  }
}
