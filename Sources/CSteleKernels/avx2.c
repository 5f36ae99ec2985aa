// x86-64 with AVX2: every PC processor since about 2015.
#if defined(__x86_64__)

#include <immintrin.h>

#define STELE_TARGET __attribute__((target("avx2")))

#include "attention.h"
#include "ceilings.h"
#include "embedding.h"
#include "linear.h"
#include "normalize.h"
#include "processor.h"
#include "projection.h"

// One tile and a constant count of tokens, always inlined so that the sums lie in registers.
//
// `vpmaddubsw` adds two products in a saturating int16, so it is exact only because weights and
// inputs lie in [-127, 127]: 2 * 127 * 127 = 32258 < 32767. It wants unsigned times signed bytes,
// so each weight's sign is moved onto its input.
// sums: (token_count, 16), overwritten.
STELE_TARGET static inline __attribute__((always_inline)) void dot_tile(
    const int8_t *weights, size_t depth, some_tokens x, size_t token_count, int32_t *sums) {
    const __m256i ones = _mm256_set1_epi16(1);
    __m256i totals[GROUP_TOKENS][2];
    for (size_t token = 0; token < token_count; token++) {
        totals[token][0] = totals[token][1] = _mm256_setzero_si256();
    }
    for (size_t k = 0; k < depth; k += STELE_TILE_DEPTH) {
        const __m256i *column = (const __m256i *)(const void *)(weights + k * STELE_TILE_ROWS);
        for (size_t half = 0; half < 2; half++) {  // rows 0 .. 7, then 8 .. 15
            const __m256i w = _mm256_load_si256(column + half);
            const __m256i size = _mm256_abs_epi8(w);
            for (size_t token = 0; token < token_count; token++) {
                int32_t four;  // inputs k .. k + 3, for every row
                memcpy(&four, x.values + token * x.stride + k, sizeof four);
                const __m256i inputs = _mm256_sign_epi8(_mm256_set1_epi32(four), w);
                const __m256i pairs = _mm256_maddubs_epi16(size, inputs);
                totals[token][half] =
                    _mm256_add_epi32(totals[token][half], _mm256_madd_epi16(pairs, ones));
            }
        }
    }
    for (size_t token = 0; token < token_count; token++) {
        __m256i *to = (__m256i *)(void *)(sums + token * STELE_TILE_ROWS);
        _mm256_storeu_si256(to, totals[token][0]);
        _mm256_storeu_si256(to + 1, totals[token][1]);
    }
}

STELE_TARGET static void dot_i8(const int8_t *weights, size_t depth, size_t tile_count,
                                some_tokens x, const int8_t *next, int32_t *sums) {
    (void)next;  // more than one token is bound by arithmetic here, not by memory
    for (size_t tile = 0; tile < tile_count; tile++) {
        const int8_t *w = weights + tile * STELE_TILE_ROWS * depth;
        int32_t *s = sums + tile * x.count * STELE_TILE_ROWS;
        switch (x.count) {
            case 1: dot_tile(w, depth, x, 1, s); break;
            case 2: dot_tile(w, depth, x, 2, s); break;
            case 3: dot_tile(w, depth, x, 3, s); break;
            case 4: dot_tile(w, depth, x, 4, s); break;
            case 5: dot_tile(w, depth, x, 5, s); break;
            default: dot_tile(w, depth, x, 6, s); break;
        }
    }
}

static int is_supported(void) { return stele_processor_has_avx2(); }

const stele_kernel_table stele_kernels_avx2 = {
    .name = "avx2",
    .needs = "AVX2, with 256-bit registers saved by the system",
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
