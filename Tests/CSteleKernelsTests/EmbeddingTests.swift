import CSteleKernels
import Testing

extension KernelTests {
  @Suite struct Embedding {
    /// From torch 2.15.0: `torch.exp(torch.arange(8).float() * -(math.log(10000) / 7))`.
    @Test func `Frequencies are those of PyTorch`() {
      let expected: [UInt32] = [
        1_065_353_216, 1_049_189_026, 1_033_069_634, 1_016_998_317, 1_000_978_583, 985_014_204,
        969_109_232, 953_267_990,
      ]
      #expect(frequencies(8).map(\.bitPattern) == expected)
      #expect(frequencies(1) == [1])
      #expect(frequencies(0) == [])
    }

    /// The goldens are rows of what transformers 5.23.0 computes.
    ///
    /// That is, of `M2M100SinusoidalPositionalEmbedding.get_embedding(1200, 16)`. PyTorch's sine is
    /// within one unit in the last place, as ours is.
    @Test(arguments: sinusoids.keys.sorted())
    func `Sinusoids are those of transformers`(position: UInt32) throws {
      let expected = try #require(Self.sinusoids[position])
      let result = InstructionSets.same { _ in
        embedZeros(positions: [position], width: 16)
      }
      for (value, bits) in zip(result, expected) {
        let distance = Int64(value.bitPattern) - Int64(bits)
        #expect(abs(distance) <= 1, "position \(position)")
      }
    }

    @Test func `Odd widths end with zero`() {
      #expect(embedZeros(positions: [3], width: 9).last == 0)
      #expect(embedZeros(positions: [3], width: 1) == [0])
    }

    @Test func `What has no position gets no sinusoid`() {
      #expect(
        embedZeros(positions: [.max, 0], width: 8) == [0, 0, 0, 0, 0, 0, 0, 0]
          + embedZeros(positions: [0], width: 8))
    }

    @Test func `Rows of the embedding are scaled and moved`() {
      var random = SeededGenerator(seed: 8)
      let width = 12
      let matrix = SplitMatrix(random: &random, rows: 20, depth: width)
      let tokens: [Int32] = [19, 0, 16, 15]
      let positions: [UInt32] = [2, 9, 2, 700]
      let result = InstructionSets.same { threads in
        matrix.withKernelMatrix { matrix in
          embed(tokens, positions, width: width, threads: threads) {
            stele_embed_i8(matrix, $0, $1, tokens.count, $2, 8, $3)
          }
        }
      }
      let sinusoids = embedZeros(positions: positions, width: width)
      for index in result.indices {
        let row = Int(tokens[index / width])
        let weight = Float(matrix.values[row * width + index % width])
        #expect(result[index] == weight * matrix.scales[row] * 8 + sinusoids[index])
      }
    }

    /// The sinusoids alone: an embedding of zeros in float32.
    private func embedZeros(positions: [UInt32], width: Int) -> [Float] {
      let zeros = TiledMatrix(
        [Float](repeating: 0, count: width), rows: 1, depth: width, inputs: 1)
      return zeros.withKernelMatrix(bias: []) { matrix in
        embed(Array(repeating: 0, count: positions.count), positions, width: width, threads: 1) {
          stele_embed_f32(matrix, $0, $1, positions.count, $2, 1, $3)
        }
      }
    }

    /// Does what `describe` makes of the addresses of tokens, positions, frequencies and output.
    private func embed(
      _ tokens: [Int32], _ positions: [UInt32], width: Int, threads: Int32,
      _ describe: (
        UnsafePointer<Int32>?, UnsafePointer<UInt32>?, UnsafePointer<Float>?,
        UnsafeMutablePointer<Float>?
      ) -> stele_operation
    ) -> [Float] {
      let output = [Float](repeating: .nan, count: tokens.count * width)
      return tokens.withUnsafeBufferPointer { tokens in
        positions.withUnsafeBufferPointer { positions in
          frequencies(width / 2).withUnsafeBufferPointer { frequencies in
            Operation.filling(output, threads: threads) {
              describe(
                tokens.baseAddress, positions.baseAddress, frequencies.baseAddress, $0)
            }
          }
        }
      }
    }

    private func frequencies(_ half: Int) -> [Float] {
      var result = [Float](repeating: .nan, count: half)
      stele_position_frequencies(half, &result)
      return result
    }

    static let sinusoids: [UInt32: [UInt32]] = [
      0: [
        0, 0, 0, 0, 0, 0, 0, 0, 0x3f80_0000, 0x3f80_0000, 0x3f80_0000, 0x3f80_0000, 0x3f80_0000,
        0x3f80_0000, 0x3f80_0000, 0x3f80_0000,
      ],
      2: [
        0x3f68_c7b7, 0x3f02_dbae, 0x3e12_e21b, 0x3d1e_1f9d, 0x3c29_b7d0, 0x3b36_1fad, 0x3a43_6eef,
        0x3951_b716, 0xbed5_1133, 0x3f5c_0712, 0x3f7d_5a49, 0x3f7f_cf26, 0x3f7f_fc7c, 0x3f7f_ffbf,
        0x3f7f_fffb, 0x3f80_0000,
      ],
      37: [
        0xbf24_beea, 0xbef6_00e5, 0x3eeb_dd9a, 0x3f27_b6c8, 0x3e43_0a7e, 0x3d52_7cf2, 0x3c61_f670,
        0x3b72_7b8d, 0x3f43_f22d, 0xbf60_839b, 0xbf63_37b6, 0x3f41_695a, 0x3f7b_503d, 0x3f7f_a969,
        0x3f7f_f9c4, 0x3f7f_ff8d,
      ],
      1001: [
        0x3f6b_8481, 0xbf7f_6734, 0x3e5b_8e79, 0x3eea_f218, 0xbf63_fa68, 0x3f7b_de39, 0x3eba_a432,
        0x3dcc_a99f, 0xbec8_ac6b, 0xbd8b_c4cf, 0xbf7a_0bde, 0x3f63_74ae, 0x3ee8_e963, 0x3e37_3ca1,
        0x3f6e_6279, 0x3f7e_b7f0,
      ],
    ]
  }
}
