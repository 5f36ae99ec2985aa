// x86-64 with AVX2: every PC processor since about 2015.
#if defined(__x86_64__)

#include <immintrin.h>

#define STELE_TARGET __attribute__((target("avx2,f16c")))

#include "every_instruction_set/all_kernels.h"
#include "every_instruction_set/half_instructions.h"
#include "processor.h"

// The weights of inputs k .. k + 3 of rows 0 .. 7 of a tile, or 8 .. 15. `is_first` is constant:
// whether these are the first four inputs of a plane's line, or the second.
STELE_TARGET static inline __attribute__((always_inline)) __m256i half_column_of(
    some_tiles tile, storage storage, size_t k, int is_first, size_t half) {
    const size_t offset = column_offset(storage, k) + half * COLUMN / 2;
    if (storage == IN_BYTES) {
        return _mm256_load_si256((const __m256i *)(const void *)(tile.bytes + offset));
    }
    const __m256i upper = _mm256_set1_epi8(-16);  // the upper half of each byte
    __m256i high = _mm256_load_si256((const __m256i *)(const void *)(tile.high + offset));
    if (!is_first) high = _mm256_slli_epi16(high, 4);
    __m256i sum = _mm256_and_si256(high, upper);
    if (storage == IN_PLANES) {
        __m256i low = _mm256_load_si256((const __m256i *)(const void *)(tile.low + offset));
        if (!is_first) low = _mm256_srli_epi16(low, 4);
        sum = _mm256_or_si256(sum, _mm256_andnot_si256(upper, low));
    }
    return _mm256_xor_si256(sum, _mm256_set1_epi8(-128));  // w + 128 becomes w
}

// Adds the products of inputs k .. k + 3.
STELE_TARGET static inline __attribute__((always_inline)) void add_products(
    __m256i totals[GROUP_TOKENS][2], some_tiles tile, storage storage, some_tokens x,
    size_t token_count, size_t k, int is_first) {
    const __m256i ones = _mm256_set1_epi16(1);
    for (size_t half = 0; half < 2; half++) {  // rows 0 .. 7, then 8 .. 15
        const __m256i w = half_column_of(tile, storage, k, is_first, half);
        const __m256i size = _mm256_abs_epi8(w);
        for (size_t token = 0; token < token_count; token++) {
            int32_t four;  // for every row
            memcpy(&four, x.values + token * x.stride + k, sizeof four);
            const __m256i inputs = _mm256_sign_epi8(_mm256_set1_epi32(four), w);
            const __m256i pairs = _mm256_maddubs_epi16(size, inputs);
            totals[token][half] =
                _mm256_add_epi32(totals[token][half], _mm256_madd_epi16(pairs, ones));
        }
    }
}

// One tile and a constant count of tokens, always inlined so that the sums lie in registers.
//
// `vpmaddubsw` adds two products in a saturating int16; stele_kernels.h says why they fit. It wants
// unsigned times signed bytes, so each weight's sign is moved onto its input.
// sums: (token_count, 16), overwritten.
STELE_TARGET static inline __attribute__((always_inline)) void dot_tile(
    some_tiles tile, storage storage, size_t depth, some_tokens x, size_t token_count,
    int32_t *sums) {
    __m256i totals[GROUP_TOKENS][2];
    for (size_t token = 0; token < token_count; token++) {
        totals[token][0] = totals[token][1] = _mm256_setzero_si256();
    }
    size_t k = 0;
    for (; k + SPLIT_DEPTH <= depth; k += SPLIT_DEPTH) {
        add_products(totals, tile, storage, x, token_count, k, 1);
        add_products(totals, tile, storage, x, token_count, k + STELE_TILE_DEPTH, 0);
    }
    if (k < depth) add_products(totals, tile, storage, x, token_count, k, 1);
    for (size_t token = 0; token < token_count; token++) {
        __m256i *to = (__m256i *)(void *)(sums + token * STELE_TILE_ROWS);
        _mm256_storeu_si256(to, totals[token][0]);
        _mm256_storeu_si256(to + 1, totals[token][1]);
    }
}

// Weights are multiplied as they are.
STELE_TARGET static inline int32_t start_of(const int8_t *x, size_t depth) {
    (void)x;
    (void)depth;
    return 0;
}

STELE_TARGET static inline void dot_from(some_tiles tiles, storage storage, size_t depth,
                                         size_t tile_count, some_tokens x, const int32_t *starts,
                                         weight_flow flow, int32_t *sums) {
    (void)starts;  // all 0
    (void)flow;    // more than one token is bound by arithmetic here, not by memory
    for (size_t t = 0; t < tile_count; t++) {
        const some_tiles tile = tiles_from(tiles, storage, depth, t);
        int32_t *s = sums + t * x.count * STELE_TILE_ROWS;
        switch (x.count) {
            case 1: dot_tile(tile, storage, depth, x, 1, s); break;
            case 2: dot_tile(tile, storage, depth, x, 2, s); break;
            case 3: dot_tile(tile, storage, depth, x, 3, s); break;
            case 4: dot_tile(tile, storage, depth, x, 4, s); break;
            case 5: dot_tile(tile, storage, depth, x, 5, s); break;
            default: dot_tile(tile, storage, depth, x, 6, s); break;
        }
    }
}

static int is_supported(void) { return stele_processor_has_avx2() && stele_processor_has_f16c(); }

const stele_kernel_table stele_kernels_avx2 = {
    .name = "avx2",
    .needs = "AVX2 and F16C, with 256-bit registers saved by the system",
    .is_supported = is_supported,
#include "every_instruction_set/kernel_members.h"
};

#endif
