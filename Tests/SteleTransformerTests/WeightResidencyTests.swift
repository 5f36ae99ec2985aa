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
    let residency = WeightResidency(chunks, screens: screens)
    let largest = chunks.ranges.map(\.count).max() ?? 0
    for byteCount in stride(from: -1, through: chunks.byteCount + largest, by: 50_021) {
      let kept = residency.kept(byteCount)
      let sum = kept.indices.reduce(0) { kept[$1] ? $0 + chunks.ranges[$1].count : $0 }
      #expect(sum <= max(byteCount, 0))
      #expect(sum > byteCount - largest || sum == chunks.byteCount)
    }
  }

  @Test func `What steps read stays first`() {
    let residency = WeightResidency(chunks, screens: true)
    let eachStep = chunks.parts.filter { $0.use == .eachStep && !$0.isLow }
    let bytes = eachStep.reduce(0) { $0 + $1.bytes.count }
    let kept = residency.kept(bytes)
    for part in chunks.parts {
      let stays = part.chunks.allSatisfy { kept[$0] }
      #expect(stays == (part.use == .eachStep && !part.isLow))
    }
    let all = WeightResidency(chunks, screens: false)
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
    let residency = WeightResidency(chunks, screens: false)
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
