// 64-bit ARM without dot products: Cortex-A53 and A72, so Raspberry Pi 3 and 4.
#if defined(__aarch64__)

#include <arm_neon.h>

#define STELE_TARGET

#include "attention.h"
#include "ceilings.h"
#include "embedding.h"
#include "linear.h"
#include "normalize.h"
#include "projection.h"

// Tokens that are multiplied at once.
enum { MOST_TOKENS = 4 };
_Static_assert(GROUP_TOKENS <= 2 * MOST_TOKENS, "half a group must fit");

// Four inputs of four rows, and of all rows of a tile, in bytes of weights.
enum { FOUR_ROWS = 4 * STELE_TILE_DEPTH, COLUMN = STELE_TILE_ROWS * STELE_TILE_DEPTH };

// Inputs k .. k + 3 of one token, for four rows.
static inline int8x16_t four_inputs(some_tokens x, size_t token, size_t k) {
    int32_t four;
    memcpy(&four, x.values + token * x.stride + k, sizeof four);
    int32x4_t inputs = vdupq_n_s32(four);
    // If the compiler saw that both halves are the same, it would multiply by the lower one alone,
    // and so move the weights' upper half down for each product, where SMULL2 takes it in place.
    __asm__("" : "+w"(inputs));
    return vreinterpretq_s8_s32(inputs);
}

// Adds eight inputs' products for four rows, each row's on two neighbouring lanes.
// w0, x0: inputs 0 .. 3; w1, x1: inputs 4 .. 7.
static inline __attribute__((always_inline)) void add_products(int32x4_t totals[2], int8x16_t w0,
                                                               int8x16_t x0, int8x16_t w1,
                                                               int8x16_t x1) {
    // Two products fit an int16, because weights and inputs lie in [-127, 127]:
    // 2 * 127 * 127 = 32258 < 32768.
    const int16x8_t low = vmull_s8(vget_low_s8(w0), vget_low_s8(x0));
    const int16x8_t high = vmull_high_s8(w0, x0);
    totals[0] = vpadalq_s16(totals[0], vmlal_s8(low, vget_low_s8(w1), vget_low_s8(x1)));
    totals[1] = vpadalq_s16(totals[1], vmlal_high_s8(high, w1, x1));
}

// `fours` times four rows of a tile and up to MOST_TOKENS tokens, both constant, always inlined so
// that the sums lie in registers.
// weights: at the first row's; sums: (token_count, 16), at the first row's, overwritten.
static inline __attribute__((always_inline)) void dot_rows(const int8_t *weights, size_t depth,
                                                           size_t fours, some_tokens x,
                                                           size_t token_count, int32_t *sums) {
    const int8x16_t zeros = vdupq_n_s8(0);
    int32x4_t totals[MOST_TOKENS][4][2];
    for (size_t token = 0; token < token_count; token++) {
        for (size_t four = 0; four < fours; four++) {
            totals[token][four][0] = totals[token][four][1] = vdupq_n_s32(0);
        }
    }
    size_t k = 0;
    for (; k + 2 * STELE_TILE_DEPTH <= depth; k += 2 * STELE_TILE_DEPTH) {
        for (size_t token = 0; token < token_count; token++) {
            const int8x16_t x0 = four_inputs(x, token, k);
            const int8x16_t x1 = four_inputs(x, token, k + STELE_TILE_DEPTH);
            for (size_t four = 0; four < fours; four++) {
                const int8_t *w = weights + k * STELE_TILE_ROWS + four * FOUR_ROWS;
                add_products(totals[token][four], vld1q_s8(w), x0, vld1q_s8(w + COLUMN), x1);
            }
        }
    }
    if (k < depth) {  // four inputs are left
        for (size_t token = 0; token < token_count; token++) {
            const int8x16_t x0 = four_inputs(x, token, k);
            for (size_t four = 0; four < fours; four++) {
                const int8_t *w = weights + k * STELE_TILE_ROWS + four * FOUR_ROWS;
                add_products(totals[token][four], vld1q_s8(w), x0, zeros, zeros);
            }
        }
    }
    for (size_t token = 0; token < token_count; token++) {
        for (size_t four = 0; four < fours; four++) {
            vst1q_s32(sums + token * STELE_TILE_ROWS + four * 4,
                      vpaddq_s32(totals[token][four][0], totals[token][four][1]));
        }
    }
}

// One tile and up to MOST_TOKENS tokens. Of several tokens first rows 0 .. 7, then 8 .. 15: the sums
// of all would not fit.
static inline void dot_tile(const int8_t *weights, size_t depth, some_tokens x, int32_t *sums) {
    if (x.count == 1) {
        dot_rows(weights, depth, 4, x, 1, sums);
        return;
    }
    for (size_t row = 0; row < STELE_TILE_ROWS; row += 8) {
        const int8_t *w = weights + row * STELE_TILE_DEPTH;
        switch (x.count) {
            case 2: dot_rows(w, depth, 2, x, 2, sums + row); break;
            case 3: dot_rows(w, depth, 2, x, 3, sums + row); break;
            default: dot_rows(w, depth, 2, x, 4, sums + row); break;
        }
    }
}

static void dot_i8(const int8_t *weights, size_t depth, size_t tile_count, some_tokens x,
                   const int8_t *next, int32_t *sums) {
    (void)next;  // bound by arithmetic, not by memory
    for (size_t tile = 0; tile < tile_count; tile++) {
        for (size_t token = 0, some; token < x.count; token += some) {
            const size_t left = x.count - token;
            some = left > MOST_TOKENS ? (left + 1) / 2 : left;
            dot_tile(weights + tile * STELE_TILE_ROWS * depth, depth,
                     (some_tokens){x.values + token * x.stride, some, x.stride},
                     sums + (tile * x.count + token) * STELE_TILE_ROWS);
        }
    }
}

static int is_supported(void) { return 1; }

const stele_kernel_table stele_kernels_neon = {
    .name = "neon",
    .needs = "64-bit ARM, which always has NEON",
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
