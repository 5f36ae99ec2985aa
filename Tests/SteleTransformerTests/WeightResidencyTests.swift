import Foundation
import SteleConversion
import SteleFile
import SteleModelFormat
import SteleTestSupport
import Testing

@testable import SteleTransformer

/// Chunks of weights, and which of them stay in memory.
@Suite struct WeightResidencyTests {
  private let folder: TemporaryFolder
  private let file: ModelFile
  private let chunks: WeightChunks

  init() throws {
    folder = try TemporaryFolder()
    let path = folder.path("demo.stele")
    try Converter(checkpoint: Repository.root.appending(path: "Models/demo").path, weights: .int8)
      .write(to: path)
    file = try ModelFile(opening: path)
    chunks = try WeightChunks(file, byteCount: 32 << 10, embeddingTileStep: 32)
  }

  @Test func `Chunks are whole pages and cover every matrix once`() throws {
    for part in chunks.parts {
      var end = part.bytes.lowerBound
      for chunk in part.chunks {
        let range = chunks.ranges[chunk]
        #expect(range.lowerBound == end)
        #expect(range.lowerBound % 4096 == 0)
        #expect((range.lowerBound - part.bytes.lowerBound) % part.tileByteCount == 0)
        end = range.upperBound
      }
      #expect(end == part.bytes.upperBound)
      if part.isEmbedding { #expect(part.tilesPerChunk % 32 == 0) }
    }
    let names = Set(file.plan.blocks.flatMap(\.sections).filter { $0.shape.count > 1 }.map(\.name))
    let starts = Set(
      file.container.sections.filter { names.contains($0.name) }.map(\.range.lowerBound))
    #expect(Set(chunks.parts.map(\.bytes.lowerBound)) == starts)
    #expect(starts.count == names.count)
  }

  @Test func `Stretches leave out the chunks that do not stay, and nothing else`() {
    var random = SplitMix64(seed: 24)
    let begin = chunks.ranges.first?.lowerBound ?? 0
    let end = file.container.byteCount
    for _ in 0..<20 {
      let kept = chunks.ranges.map { _ in Bool.random(using: &random) }
      let stretches = chunks.stretches(kept, upTo: end)
      let away = zip(chunks.ranges, kept).filter { !$1 }.map(\.0)
      #expect(
        stretches.reduce(0) { $0 + $1.count } + away.reduce(0) { $0 + $1.count } == end - begin)
      #expect(!stretches.contains { stretch in away.contains { $0.overlaps(stretch) } })
    }
  }

  @Test func `Every tile lies in its chunk`() {
    for part in chunks.parts {
      for tile in [0, 1, part.tilesPerChunk - 1, part.tilesPerChunk]
      where part.tile(tile).upperBound <= part.bytes.upperBound {
        let chunk = chunks.ranges[part.chunk(ofTile: tile)]
        #expect(chunk.contains(part.tile(tile).lowerBound))
        #expect(part.tile(tile).upperBound <= chunk.upperBound)
      }
    }
  }

  @Test(arguments: [false, true])
  func `What stays fills its bytes and no more`(screens: Bool) {
    let residency = WeightResidency(chunks, StepReads(screens: screens))
    let largest = chunks.ranges.map(\.count).max() ?? 0
    for byteCount in stride(from: -1, through: chunks.byteCount + largest, by: 50_021) {
      let kept = residency.kept(byteCount)
      let sum = kept.indices.reduce(0) { kept[$1] ? $0 + chunks.ranges[$1].count : $0 }
      #expect(sum <= max(byteCount, 0))
      #expect(sum > byteCount - largest || sum == chunks.byteCount)
    }
  }

  @Test func `Of a shortlist only its tiles are read at every step`() {
    let tiles = [0..<40, 300..<333]
    let residency = WeightResidency(chunks, StepReads(tiles: tiles))
    for part in chunks.parts where part.isEmbedding {
      for chunk in part.chunks {
        let first = (chunk - part.chunks.lowerBound) * part.tilesPerChunk
        let isRead = tiles.joined().contains { (first..<first + part.tilesPerChunk).contains($0) }
        #expect(residency.eachStep.contains(chunk) == isRead)
      }
    }
    #expect(residency.eachStep.count < WeightResidency(chunks, StepReads()).eachStep.count)
  }

  /// Items of listed tiles may need several chunks, and several items one.
  @Test func `A read of listed tiles names the chunks of each item`() throws {
    let part = try #require(chunks.parts.last { $0.isEmbedding })
    let perChunk = part.tilesPerChunk
    #expect(part.chunks.count > 4)
    let tiles = [1, 2, perChunk, 3 * perChunk - 1, 3 * perChunk, 3 * perChunk + 1].map(UInt32.init)
    let read = WeightRead(parts: [part], tilesPerItem: 2, tiles: tiles)
    #expect(read.uses.map(\.chunk) == [0, 1, 2, 3])
    #expect(read.uses.map(\.items) == [0..<1, 1..<2, 1..<2, 2..<3])
    let all = WeightRead(parts: [part], tilesPerItem: 32)
    #expect(all.uses.map(\.chunk) == Array(0..<part.chunks.count))
    for use in all.uses {
      #expect(use.items.lowerBound == use.chunk * perChunk / 32)
    }
    #expect(all.uses.last?.items.upperBound == (10_204 + 511) / 512)
  }

  @Test func `What steps read stays first`() {
    let residency = WeightResidency(chunks, StepReads(screens: true))
    let eachStep = chunks.parts.filter { $0.use == .eachStep && !$0.isLow }
    let bytes = eachStep.reduce(0) { $0 + $1.bytes.count }
    let kept = residency.kept(bytes)
    for part in chunks.parts {
      let stays = part.chunks.allSatisfy { kept[$0] }
      #expect(stays == (part.use == .eachStep && !part.isLow))
    }
    let all = WeightResidency(chunks, StepReads())
    let withLow = chunks.parts.filter { $0.use == .eachStep }.reduce(0) { $0 + $1.bytes.count }
    #expect(
      zip(
        chunks.parts,
        chunks.parts.map { part in
          part.chunks.allSatisfy { all.kept(withLow)[$0] }
        }
      ).allSatisfy { part, stays in stays == (part.use == .eachStep) })
  }

  @Test func `Half of a step is spread evenly over it`() {
    let residency = WeightResidency(chunks, StepReads())
    let order = chunks.parts.filter { $0.use == .eachStep }.flatMap(\.chunks)
    let bytes = order.reduce(0) { $0 + chunks.ranges[$1].count }
    let kept = residency.kept(bytes / 2)
    var longest = 0
    var run = 0
    for chunk in order {
      run = kept[chunk] ? 0 : run + 1
      longest = max(longest, run)
    }
    #expect(longest <= 3)
  }
}
