// x86-64 with AVX-512 VNNI: Ice Lake, Zen 4 and later.
#if defined(__x86_64__)

#include <immintrin.h>

#define STELE_TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")))

#include "attention.h"
#include "ceilings.h"
#include "embedding.h"
#include "linear.h"
#include "normalize.h"
#include "processor.h"
#include "projection.h"

// -128 * sum(x): what undoes the 128 that is added to each weight. Of very deep matrices both may
// leave the int32s, but their sum, which wraps around likewise, does not. x: (depth,).
STELE_TARGET static inline int32_t weight_offset(const int8_t *x, size_t depth) {
    const __m512i ones = _mm512_set1_epi8(1);
    __m512i sum = _mm512_setzero_si512();
    for (size_t k = 0; k < depth; k += 64) {
        const size_t left = depth - k;
        const __mmask64 mask = left < 64 ? ((__mmask64)1 << left) - 1 : ~(__mmask64)0;
        sum = _mm512_dpbusd_epi32(sum, ones, _mm512_maskz_loadu_epi8(mask, x + k));
    }
    return (int32_t)(0 - 128 * (uint32_t)_mm512_reduce_add_epi32(sum));
}

// dot_i8 for constant counts, always inlined so that the sums lie in registers.
//
// `vpdpbusd` multiplies unsigned by signed bytes and adds four products to each int32 without
// saturation. The unsigned ones are the weights: flipping the top bit makes w + 128, in [1, 255].
STELE_TARGET static inline __attribute__((always_inline)) void dot_group(
    const int8_t *weights, size_t depth, size_t tile_count, some_tokens x, size_t token_count,
    const int8_t *next, int32_t *sums) {
    const __m512i top_bits = _mm512_set1_epi8(-128);
    __m512i totals[GROUP_TOKENS][GROUP_TILES];
    for (size_t token = 0; token < token_count; token++) {
        const __m512i offset =
            _mm512_set1_epi32(weight_offset(x.values + token * x.stride, depth));
        for (size_t tile = 0; tile < tile_count; tile++) totals[token][tile] = offset;
    }
    for (size_t k = 0; k < depth; k += STELE_TILE_DEPTH) {
        if (next) {  // two cache lines a step
            _mm_prefetch((const void *)(next + 32 * k), _MM_HINT_T1);
            _mm_prefetch((const void *)(next + 32 * k + 64), _MM_HINT_T1);
        }
        __m512i columns[GROUP_TILES];
        for (size_t tile = 0; tile < tile_count; tile++) {
            const int8_t *column = weights + (tile * depth + k) * STELE_TILE_ROWS;
            columns[tile] = _mm512_xor_si512(_mm512_load_si512(column), top_bits);
        }
        for (size_t token = 0; token < token_count; token++) {
            int32_t four;  // inputs k .. k + 3, for every row
            memcpy(&four, x.values + token * x.stride + k, sizeof four);
            const __m512i inputs = _mm512_set1_epi32(four);
            for (size_t tile = 0; tile < tile_count; tile++) {
                totals[token][tile] =
                    _mm512_dpbusd_epi32(totals[token][tile], columns[tile], inputs);
            }
        }
    }
    for (size_t token = 0; token < token_count; token++) {
        for (size_t tile = 0; tile < tile_count; tile++) {
            _mm512_storeu_si512(sums + (tile * token_count + token) * STELE_TILE_ROWS,
                                totals[token][tile]);
        }
    }
}

// dot_i8 for a constant count of tiles.
STELE_TARGET static inline __attribute__((always_inline)) void dot_tiles(
    const int8_t *weights, size_t depth, size_t tile_count, some_tokens x, const int8_t *next,
    int32_t *sums) {
    switch (x.count) {
        case 1: dot_group(weights, depth, tile_count, x, 1, next, sums); break;
        case 2: dot_group(weights, depth, tile_count, x, 2, next, sums); break;
        case 3: dot_group(weights, depth, tile_count, x, 3, next, sums); break;
        case 4: dot_group(weights, depth, tile_count, x, 4, next, sums); break;
        case 5: dot_group(weights, depth, tile_count, x, 5, next, sums); break;
        default: dot_group(weights, depth, tile_count, x, 6, next, sums); break;
    }
}

STELE_TARGET static void dot_i8(const int8_t *weights, size_t depth, size_t tile_count,
                                some_tokens x, const int8_t *next, int32_t *sums) {
    // Few tokens are bound by memory. Without prefetching, short tiles are then read fastest one
    // after the other, long ones side by side (measured on Zen 4).
    if (!next && x.count <= 4 && depth <= 2048) {
        for (size_t tile = 0; tile < tile_count; tile++) {
            dot_tiles(weights + tile * STELE_TILE_ROWS * depth, depth, 1, x, NULL,
                      sums + tile * x.count * STELE_TILE_ROWS);
        }
        return;
    }
    switch (tile_count) {
        case 1: dot_tiles(weights, depth, 1, x, next, sums); break;
        case 2: dot_tiles(weights, depth, 2, x, next, sums); break;
        case 3: dot_tiles(weights, depth, 3, x, next, sums); break;
        default: dot_tiles(weights, depth, 4, x, next, sums); break;
    }
}

static int is_supported(void) {
    return stele_processor_has_avx2() && stele_processor_has_avx512vnni();
}

const stele_kernel_table stele_kernels_avx512vnni = {
    .name = "avx512vnni",
    .needs = "AVX2, AVX-512 F, BW, DQ, VL and VNNI, with 512-bit registers saved by the system",
    .is_supported = is_supported,
    .quantize = quantize,
    .linear_i8 = linear_i8,
    .linear_f32 = linear_f32,
    .layer_norm = layer_norm,
    .cache = cache,
    .attention = attention,
    .embed_i8 = embed_i8,
    .embed_f32 = embed_f32,
    .project_i8 = project_i8,
    .project_f32 = project_f32,
    .read_memory = read_memory,
    .multiply_at_hand = multiply_at_hand,
};

#endif
