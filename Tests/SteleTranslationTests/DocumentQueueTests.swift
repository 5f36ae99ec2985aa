import SteleDocument
import SteleTestSupport
import Testing

@testable import SteleTranslation

@Suite("Chunks of documents' texts")
struct DocumentQueueTests {
  /// All chunks of the documents of `plan`.
  private func chunks(_ plan: DocumentPlan, text: Int, memory: Int) -> [DocumentChunk] {
    let queue = DocumentQueue(
      plan.tasks, reader: DocumentReader(options: DocumentOptions(), settings: "", journal: nil),
      textLimit: text, memoryLimit: memory)
    var chunks: [DocumentChunk] = []
    while let chunk = queue.next() { chunks.append(chunk) }
    return chunks
  }

  @Test func `have every text once, in order, and keep to their limits`() throws {
    var random = SplitMix64(seed: 61)
    for _ in 0..<6 {
      try withFolder { folder in
        for number in 0..<Int.random(in: 1...30, using: &random) {
          let lines = (0..<Int.random(in: 0...20, using: &random)).map {
            "line \($0) of \(number).\n\n"
          }
          let isBroken = Int.random(in: 0...5, using: &random) == 0
          try folder.write(
            isBroken ? [0xFF, 0xFE, 0xFF] : Array(lines.joined().utf8), to: "in/\(100 + number).txt"
          )
        }
        let plan = try DocumentPlan(inputs: [folder["in"]], output: folder["out"])
        let text = Int.random(in: 1...600, using: &random)
        let memory = Int.random(in: 1...(1 << 20), using: &random)
        let chunks = chunks(plan, text: text, memory: memory)

        var handedOut: [Int: [Int]] = [:]
        var order: [Int] = []
        for chunk in chunks {
          #expect(!chunk.isEmpty)
          for (index, outcome) in chunk.settled {
            #expect(outcome.error != nil)
            order.append(index)
          }
          for part in chunk.parts {
            handedOut[part.document.index, default: []] += part.numbers
            if part.numbers.startIndex == part.document.waiting.startIndex {
              order.append(part.document.index)
            }
          }
          // Without its last text, or its last document, it has less than it may.
          let last = chunk.parts.last?.units.last?.text.count ?? 0
          #expect(chunk.textByteCount - last < text)
          let documents = chunk.parts.dropLast().map(\.document.document.memoryByteCount)
          #expect(documents.reduce(0, +) < memory)
        }
        for chunk in chunks.dropLast() {
          #expect(chunk.textByteCount >= text || chunk.memoryByteCount >= memory)
        }
        #expect(order.sorted() == Array(plan.tasks.indices))
        for chunk in chunks {
          for part in chunk.parts {
            #expect(handedOut[part.document.index] == part.document.waiting)
          }
        }
      }
    }
  }

  @Test func `leave out what is left of a document that failed`() throws {
    try withFolder { folder in
      try folder.write(String(repeating: "a line here.\n\n", count: 100), to: "in/a.txt")
      try folder.write("one more.\n", to: "in/b.txt")
      let plan = try DocumentPlan(inputs: [folder["in"]], output: folder["out"])
      let queue = DocumentQueue(
        plan.tasks, reader: DocumentReader(options: DocumentOptions(), settings: "", journal: nil),
        textLimit: 50)
      let first = try #require(queue.next())
      first.parts[0].document.fail()
      let second = try #require(queue.next())
      #expect(second.parts.map(\.document.task.name) == ["b.txt"])
      #expect(queue.next() == nil)
    }
  }

  @Test func `count the memory of a document, not the size of its file`() throws {
    let text = Array(String(repeating: "a line here.\n\n", count: 100).utf8)
    let document = try Document(parsing: text, as: .text)
    #expect(document.memoryByteCount > text.count + 100 * 256)
  }
}
