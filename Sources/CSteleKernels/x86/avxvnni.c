// x86-64 with AVX-VNNI, the 256-bit form of VNNI: Alder Lake, Sierra Forest, Zen 5 and later.
#if defined(__x86_64__)

#include <immintrin.h>

#define STELE_TARGET __attribute__((target("avx2,f16c,avxvnni")))

#include "every_instruction_set/all_kernels.h"
#include "every_instruction_set/half_instructions.h"
#include "processor.h"

// -128 * sum(x): what undoes the 128 that is added to each weight. Of very deep matrices both may
// leave the int32s, but their sum, which wraps around likewise, does not. x: (depth,).
STELE_TARGET static inline int32_t start_of(const int8_t *x, size_t depth) {
    typedef int32_t eight_sums __attribute__((ext_vector_type(8)));
    const __m256i ones = _mm256_set1_epi8(1);
    __m256i sums = _mm256_setzero_si256();
    size_t k = 0;
    for (; k + 32 <= depth; k += 32) {
        const __m256i some = _mm256_loadu_si256((const __m256i *)(const void *)(x + k));
        sums = _mm256_dpbusd_avx_epi32(sums, ones, some);
    }
    int32_t sum = __builtin_reduce_add((eight_sums)sums);
    for (; k < depth; k++) sum += x[k];
    return (int32_t)(0 - 128 * (uint32_t)sum);
}

// The weights of inputs k .. k + 3 of rows 0 .. 7 of a tile, or 8 .. 15, plus 128: unsigned, as the
// instruction wants them. `is_first` is constant: whether these are the first four inputs of a
// plane's line, or the second.
STELE_TARGET static inline __attribute__((always_inline)) __m256i half_column_of(
    some_tiles tile, storage storage, size_t k, int is_first, size_t half) {
    const size_t offset = column_offset(storage, k) + half * COLUMN / 2;
    if (storage == IN_BYTES) {
        const __m256i w = _mm256_load_si256((const __m256i *)(const void *)(tile.bytes + offset));
        return _mm256_xor_si256(w, _mm256_set1_epi8(-128));
    }
    const __m256i upper = _mm256_set1_epi8(-16);  // the upper half of each byte
    __m256i high = _mm256_load_si256((const __m256i *)(const void *)(tile.high + offset));
    if (!is_first) high = _mm256_slli_epi16(high, 4);
    high = _mm256_and_si256(high, upper);
    if (storage == IN_HIGH_PLANE) return high;
    __m256i low = _mm256_load_si256((const __m256i *)(const void *)(tile.low + offset));
    if (!is_first) low = _mm256_srli_epi16(low, 4);
    return _mm256_or_si256(high, _mm256_andnot_si256(upper, low));
}

// Adds the products of inputs k .. k + 3.
STELE_TARGET static inline __attribute__((always_inline)) void add_products(
    __m256i totals[GROUP_TOKENS][2], some_tiles tile, storage storage, some_tokens x,
    size_t token_count, size_t k, int is_first) {
    const __m256i upper_rows = half_column_of(tile, storage, k, is_first, 0);
    const __m256i lower_rows = half_column_of(tile, storage, k, is_first, 1);
    for (size_t token = 0; token < token_count; token++) {
        int32_t four;  // for every row
        memcpy(&four, x.values + token * x.stride + k, sizeof four);
        const __m256i inputs = _mm256_set1_epi32(four);
        totals[token][0] = _mm256_dpbusd_avx_epi32(totals[token][0], upper_rows, inputs);
        totals[token][1] = _mm256_dpbusd_avx_epi32(totals[token][1], lower_rows, inputs);
    }
}

// One tile and a constant count of tokens, always inlined so that the sums lie in registers.
//
// `vpdpbusd` multiplies unsigned by signed bytes and adds four products to each int32 without
// saturation. The unsigned ones are the weights plus 128, in [0, 255].
// starts: (token_count,); sums: (token_count, 16), overwritten.
STELE_TARGET static inline __attribute__((always_inline)) void dot_tile(
    some_tiles tile, storage storage, size_t depth, some_tokens x, size_t token_count,
    const int32_t *starts, int32_t *sums) {
    __m256i totals[GROUP_TOKENS][2];  // rows 0 .. 7, then 8 .. 15
    for (size_t token = 0; token < token_count; token++) {
        totals[token][0] = totals[token][1] = _mm256_set1_epi32(starts[token]);
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

STELE_TARGET static inline void dot_from(some_tiles tiles, storage storage, size_t depth,
                                         size_t tile_count, some_tokens x, const int32_t *starts,
                                         weight_flow flow, int32_t *sums) {
    (void)flow;  // more than one token is bound by arithmetic here, not by memory
    for (size_t t = 0; t < tile_count; t++) {
        const some_tiles tile = tiles_from(tiles, storage, depth, t);
        int32_t *s = sums + t * x.count * STELE_TILE_ROWS;
        switch (x.count) {
            case 1: dot_tile(tile, storage, depth, x, 1, starts, s); break;
            case 2: dot_tile(tile, storage, depth, x, 2, starts, s); break;
            case 3: dot_tile(tile, storage, depth, x, 3, starts, s); break;
            case 4: dot_tile(tile, storage, depth, x, 4, starts, s); break;
            case 5: dot_tile(tile, storage, depth, x, 5, starts, s); break;
            default: dot_tile(tile, storage, depth, x, 6, starts, s); break;
        }
    }
}

static int is_supported(void) {
    return stele_processor_has_avxvnni() && stele_processor_has_f16c();
}

const stele_kernel_table stele_kernels_avxvnni = {
    .name = "avxvnni",
    .needs = "AVX2, F16C and AVX-VNNI, with 256-bit registers saved by the system",
    .is_supported = is_supported,
#include "every_instruction_set/kernel_members.h"
};

#endif
