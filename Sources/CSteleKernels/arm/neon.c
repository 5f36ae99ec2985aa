// 64-bit ARM without dot products: Cortex-A53 and A72, so Raspberry Pi 3 and 4.
#if defined(__aarch64__)

#include <arm_neon.h>

#define STELE_TARGET

#include "every_instruction_set/all_kernels.h"
#include "every_instruction_set/half_instructions.h"
#include "neon_weights.h"

// Tokens that are multiplied at once.
enum { MOST_TOKENS = 4 };
_Static_assert(GROUP_TOKENS <= 2 * MOST_TOKENS, "half a group must fit");

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
    // Two products fit an int16; stele_kernels.h says why.
    const int16x8_t low = vmull_s8(vget_low_s8(w0), vget_low_s8(x0));
    const int16x8_t high = vmull_high_s8(w0, x0);
    totals[0] = vpadalq_s16(totals[0], vmlal_s8(low, vget_low_s8(w1), vget_low_s8(x1)));
    totals[1] = vpadalq_s16(totals[1], vmlal_high_s8(high, w1, x1));
}

// Up to MOST_TOKENS tokens and rows 4 * first_four to 4 * end_four of a tile, all constant, always
// inlined so that the sums lie in registers.
// sums: (token_count, 16), of those rows overwritten.
static inline __attribute__((always_inline)) void dot_rows(some_tiles tile, storage storage,
                                                           size_t depth, size_t first_four,
                                                           size_t end_four, some_tokens x,
                                                           size_t token_count, int32_t *sums) {
    const int8x16_t zeros = vdupq_n_s8(0);
    int32x4_t totals[MOST_TOKENS][4][2];
    for (size_t token = 0; token < token_count; token++) {
        for (size_t four = first_four; four < end_four; four++) {
            totals[token][four][0] = totals[token][four][1] = vdupq_n_s32(0);
        }
    }
    size_t k = 0;
    for (; k + SPLIT_DEPTH <= depth; k += SPLIT_DEPTH) {
        for (size_t token = 0; token < token_count; token++) {
            const int8x16_t x0 = four_inputs(x, token, k);
            const int8x16_t x1 = four_inputs(x, token, k + STELE_TILE_DEPTH);
            for (size_t four = first_four; four < end_four; four++) {
                add_products(totals[token][four], weights_of(tile, storage, k, 1, four), x0,
                             weights_of(tile, storage, k + STELE_TILE_DEPTH, 0, four), x1);
            }
        }
    }
    if (k < depth) {  // four inputs are left
        for (size_t token = 0; token < token_count; token++) {
            const int8x16_t x0 = four_inputs(x, token, k);
            for (size_t four = first_four; four < end_four; four++) {
                add_products(totals[token][four], weights_of(tile, storage, k, 1, four), x0,
                             zeros, zeros);
            }
        }
    }
    for (size_t token = 0; token < token_count; token++) {
        for (size_t four = first_four; four < end_four; four++) {
            vst1q_s32(sums + token * STELE_TILE_ROWS + four * 4,
                      vpaddq_s32(totals[token][four][0], totals[token][four][1]));
        }
    }
}

// Rows 0 .. 7 of a tile, then 8 .. 15: the sums of all would not fit.
static inline __attribute__((always_inline)) void dot_halves(some_tiles tile, storage storage,
                                                             size_t depth, some_tokens x,
                                                             size_t token_count, int32_t *sums) {
    dot_rows(tile, storage, depth, 0, 2, x, token_count, sums);
    dot_rows(tile, storage, depth, 2, 4, x, token_count, sums);
}

// One tile and up to MOST_TOKENS tokens.
static inline __attribute__((always_inline)) void dot_tile(some_tiles tile, storage storage,
                                                           size_t depth, some_tokens x,
                                                           int32_t *sums) {
    switch (x.count) {
        case 1: dot_rows(tile, storage, depth, 0, 4, x, 1, sums); break;
        case 2: dot_halves(tile, storage, depth, x, 2, sums); break;
        case 3: dot_halves(tile, storage, depth, x, 3, sums); break;
        default: dot_halves(tile, storage, depth, x, 4, sums); break;
    }
}

static inline void dot_from(some_tiles tiles, storage storage, size_t depth, size_t tile_count,
                            some_tokens x, const int32_t *starts, weight_flow flow, int32_t *sums) {
    (void)starts;  // all 0
    (void)flow;    // bound by arithmetic, not by memory
    for (size_t t = 0; t < tile_count; t++) {
        const some_tiles tile = tiles_from(tiles, storage, depth, t);
        for (size_t token = 0, some; token < x.count; token += some) {
            const size_t left = x.count - token;
            some = left > MOST_TOKENS ? (left + 1) / 2 : left;
            dot_tile(tile, storage, depth,
                     (some_tokens){x.values + token * x.stride, some, x.stride},
                     sums + (t * x.count + token) * STELE_TILE_ROWS);
        }
    }
}

static int is_supported(void) { return 1; }

const stele_kernel_table stele_kernels_neon = {
    .name = "neon",
    .needs = "64-bit ARM, which always has NEON",
    .is_supported = is_supported,
#include "every_instruction_set/kernel_members.h"
};

#endif
